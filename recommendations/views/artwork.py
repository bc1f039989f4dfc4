"""The address of a card's picture, asked for after the page is shown."""

from __future__ import annotations

from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from recommendations.models import Track
from recommendations.selectors.sets import may_see_track
from recommendations.services.artwork import artwork_address


@require_safe
@never_cache
def artwork(request: HttpRequest, track_id: int) -> JsonResponse:
    # Only tracks of the asker's own sets: nobody can walk the catalogue through this.
    if not may_see_track(request, track_id):
        raise Http404("There is no such track in your sets.")
    return JsonResponse({"address": artwork_address(Track.objects.get(pk=track_id))})

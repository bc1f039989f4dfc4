"""A set's cover: to look at, and to be put on its playlist."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_POST, require_safe

from music.pace import SMALL_CHANGES, paced
from recommendations.covers.drawing import VERSION
from recommendations.models import SavedPlaylist
from recommendations.selectors.sets import set_for
from recommendations.services.covers import cover_of
from recommendations.services.playlists import want_cover
from recommendations.spotify.login.asking import consent_address

# A set's cover never changes but with the way that covers are drawn.
DAY_S = 86_400


@require_safe
@paced("cover-picture", times=SMALL_CHANGES)
def picture(request: HttpRequest, set_id: UUID) -> HttpResponse:
    """The JPEG, for whom the set is and nobody between."""
    chosen = set_for(request, set_id)
    etag = f'"{VERSION}-{chosen.pk.hex}"'
    response = get_conditional_response(request, etag)
    if response is None:
        response = HttpResponse(cover_of(chosen), content_type="image/jpeg")
    response["ETag"] = etag
    response["Cache-Control"] = f"private, max-age={DAY_S}"
    return response


@require_POST
@paced("cover")
def put(request: HttpRequest, set_id: UUID) -> HttpResponse:
    """Have the cover put on the set's playlist; where Spotify's permission is needed, to
    Spotify first, and from there back to the set."""
    saved = get_object_or_404(SavedPlaylist, set=set_for(request, set_id), owner=request.user.pk)
    page = f"{reverse('recommendations:set', args=[set_id])}#save-bar"
    if settings.SPOTIFY_ENABLED and not want_cover(saved):
        # Spotify is asked by POST, too, which no other redirect keeps.
        return redirect(consent_address("cover", next_url=page), preserve_request=True)
    return redirect(page)

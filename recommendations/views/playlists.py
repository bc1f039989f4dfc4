"""Saving a set to Spotify."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from music.pace import paced
from music.signed_in import to_sign_in
from recommendations.destination_form import NoSuchDestination, destination_of
from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.selectors.sets import set_for
from recommendations.services.playlists import (
    NothingToSave,
    look_again,
    save_set,
    say_not_there,
    say_there,
)


@require_POST
@paced("save")
def save(request: HttpRequest, set_id: UUID) -> HttpResponse:
    chosen = set_for(request, set_id)
    page = reverse("recommendations:set", args=[set_id])
    if not isinstance(request.user, User):
        return to_sign_in(page)
    if settings.SPOTIFY_ENABLED:
        try:
            to = destination_of(request.POST.get("to", ""), request.user)
            save_set(chosen, owner=request.user, to=to)
        except (NothingToSave, NoSuchDestination) as problem:
            messages.error(request, str(problem))
            return redirect(page)
        except (RecommendationSet.DoesNotExist, SavedPlaylist.DoesNotExist) as gone:
            raise Http404("The set was deleted meanwhile.") from gone
    return redirect(f"{page}#save-bar")


@require_POST
@paced("settle")
def settle(request: HttpRequest, set_id: UUID) -> HttpResponse:
    """The listener's word, or another look, on a call that was never confirmed."""
    saved = get_object_or_404(SavedPlaylist, set=set_for(request, set_id), owner=request.user.pk)
    match request.POST.get("answer"):
        case "look":
            look_again(saved)
        case "there":
            say_there(saved)
        case "not-there":
            say_not_there(saved)
        case _:
            return HttpResponseBadRequest("Say whether it is there.")
    return redirect(f"{reverse('recommendations:set', args=[set_id])}#save-bar")

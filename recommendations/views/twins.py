"""The empty twin of a saved playlist: to be removed, or left alone."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from music.pace import paced
from recommendations.models import SavedPlaylist, TwinSearch
from recommendations.selectors.sets import set_for
from recommendations.selectors.twins import twin_of, twin_page
from recommendations.services.twin_removal import keep_twin, remove_twin
from recommendations.spotify.errors import SpotifyError


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def answer(request: HttpRequest, set_id: UUID) -> HttpResponse:
    """404 for anybody but the listener whose playlist it is."""
    own = SavedPlaylist.objects.filter(set=set_for(request, set_id), owner=request.user.pk)
    saved = get_object_or_404(own)
    # Spotify leads back here by GET, and the set's page has the buttons.
    return _answered(request, saved) if request.method == "POST" else _to_set(set_id)


@paced("twin")
def _answered(request: HttpRequest, saved: SavedPlaylist) -> HttpResponse:
    search = twin_of(saved)
    match request.POST.get("answer"):
        case "remove" if search:
            return _removed(request, search)
        case "keep" if search:
            keep_twin(search)
        case "remove" | "keep":
            messages.info(request, _("That is done already."))
        case _:
            return HttpResponseBadRequest("Say whether to remove it.")
    return _to_set(saved.set_id)


def _removed(request: HttpRequest, search: TwinSearch) -> HttpResponse:
    try:
        was_removed = remove_twin(search)
    except SpotifyError as problem:
        context = {"twin": twin_page(request, search, problem)}
        return render(request, "recommendations/save/twin.html", context)
    if was_removed:
        messages.success(request, _("The empty playlist is removed from your Spotify account."))
    else:
        messages.info(
            request,
            _("It is not there any more as WMusic found it, so WMusic leaves everything as it is."),
        )
    return _to_set(search.saved.set_id)


def _to_set(set_id: UUID) -> HttpResponse:
    # Not to the save bar: what is told stands at the top of the page.
    return redirect("recommendations:set", set_id)

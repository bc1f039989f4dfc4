"""Top 40 like one of the listener's playlists, or like their liked songs."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from emotion.labels import LABELS
from music.pace import paced
from music.requests import AuthenticatedHttpRequest
from music.signed_in import signed_in
from recommendations.library_forms import LikeForm
from recommendations.selectors.library_reading import reading_view
from recommendations.selectors.like_playlist import like_page
from recommendations.selectors.mood_lists import chosen_sets
from recommendations.services.like_playlist import create_like
from recommendations.services.own_playlists import MOST_LOOKED_AT, OwnPlaylists
from recommendations.services.taste import playlists_to_choose_from
from recommendations.spotify.errors import SpotifyError

PAGE = "library:like"


@require_safe
@login_required
@never_cache
def like(request: AuthenticatedHttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
@signed_in(PAGE)
@paced("playlists")
@never_cache
def playlists(request: AuthenticatedHttpRequest) -> HttpResponse:
    """The page with the listener's playlists to choose from, which are kept nowhere."""
    try:
        listed = playlists_to_choose_from(request.user)
    except SpotifyError as problem:
        messages.error(request, str(problem))
        return redirect(PAGE)
    if not listed.found:
        messages.info(request, _("There are no playlists of your own in your Spotify account."))
    return _page(request, listed)


@require_POST
@signed_in(PAGE)
@paced("library")
def create(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = LikeForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, str(errors[0]))
        return redirect(PAGE)
    wish = form.wish(chosen_sets(request.user).first())
    if wish is None:
        messages.error(request, _("You have no set yet whose mood could be taken: pick a mood."))
        return redirect(PAGE)
    try:
        create_like(request.user, form.cleaned_data["like"], wish)
    except SpotifyError as problem:
        messages.error(request, str(problem))
        return redirect(PAGE)
    return redirect("library:reading")


def _page(request: AuthenticatedHttpRequest, listed: OwnPlaylists | None = None) -> HttpResponse:
    context = {
        "page": like_page(request.user, next_url=reverse(PAGE)),
        "reading": reading_view(request.user, next_url=reverse(PAGE)),
        "playlists": listed.found if listed else None,
        "is_cut": listed is not None and listed.is_cut,
        "looked_at": MOST_LOOKED_AT,
        "labels": list(LABELS),
        "picked": request.POST.get("mood", ""),
    }
    return render(request, "library/like.html", context)

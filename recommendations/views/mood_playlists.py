"""Liked songs, sorted by mood."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from music.pace import paced
from music.requests import AuthenticatedHttpRequest
from music.signed_in import signed_in
from recommendations.selectors.library_reading import reading_view
from recommendations.selectors.mood_playlists import moods_page
from recommendations.services.mood_playlists import (
    LONGEST_LIST,
    forget_mood_lists,
    save_mood_lists,
    sort_liked_songs,
)
from recommendations.spotify.errors import SpotifyError

PAGE = "library:moods"


@require_safe
@login_required
@never_cache
def moods(request: AuthenticatedHttpRequest) -> HttpResponse:
    context = {
        "page": moods_page(request, request.user, next_url=reverse(PAGE)),
        "reading": reading_view(request.user, next_url=reverse(PAGE)),
        "longest_list": LONGEST_LIST,
    }
    return render(request, "library/moods.html", context)


@require_POST
@signed_in(PAGE)
@paced("library")
def sort(request: AuthenticatedHttpRequest) -> HttpResponse:
    try:
        sort_liked_songs(request.user)
    except SpotifyError as problem:
        messages.error(request, str(problem))
        return redirect(PAGE)
    return redirect("library:reading")


@require_POST
@signed_in(PAGE)
@paced("save")
def save_all(request: AuthenticatedHttpRequest) -> HttpResponse:
    save_mood_lists(request.user)
    return redirect(f"{reverse(PAGE)}#lists")


@require_POST
@signed_in(PAGE)
def forget(request: AuthenticatedHttpRequest) -> HttpResponse:
    forget_mood_lists(request.user)
    messages.success(request, _("The lists are deleted. Playlists in your Spotify account stay."))
    return redirect(PAGE)

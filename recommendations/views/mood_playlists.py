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

from music.requests import AuthenticatedHttpRequest
from recommendations.selectors.mood_playlists import moods_page
from recommendations.services.mood_playlists import (
    LONGEST_LIST,
    forget_mood_lists,
    save_mood_lists,
    sort_liked_songs,
)
from recommendations.spotify.errors import SpotifyError
from recommendations.views.pace import paced
from recommendations.views.signed_in import signed_in

PAGE = "library:moods"


@require_safe
@login_required
@never_cache
def moods(request: AuthenticatedHttpRequest) -> HttpResponse:
    page = moods_page(request, request.user, next_url=reverse(PAGE))
    context = {"page": page, "longest_list": LONGEST_LIST}
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

"""Changing what a saved playlist is called and says of itself, and removing it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from music.pace import paced
from music.signed_in import to_sign_in
from recommendations.drafts import drop_draft, keep_draft
from recommendations.edit_forms import NameForm
from recommendations.models import SavedPlaylist
from recommendations.selectors.playlist_changes import change_view, removal_view
from recommendations.selectors.same_playlist import home_of, is_in_playlist
from recommendations.selectors.sets import set_for
from recommendations.selectors.twins import twin_of
from recommendations.services.playlist_changes import NothingSaved, change_details
from recommendations.services.playlist_removal import remove_from_account
from recommendations.spotify.errors import SpotifyError


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def change(request: HttpRequest, set_id: UUID) -> HttpResponse:
    """The form, and what it sends. What was typed is kept before anything can refuse it."""
    if request.method == "POST":
        keep_draft(request, set_id)
        return _change(request, set_id)
    return _answer(request, set_id, _change_page)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def remove(request: HttpRequest, set_id: UUID) -> HttpResponse:
    """The question, and what is done on its yes."""
    if request.method == "POST":
        return _remove(request, set_id)
    return _answer(request, set_id, _removal_page)


@paced("change-playlist")
def _change(request: HttpRequest, set_id: UUID) -> HttpResponse:
    return _answer(request, set_id, _changed)


@paced("remove-playlist")
def _remove(request: HttpRequest, set_id: UUID) -> HttpResponse:
    return _answer(request, set_id, _removed)


def _answer(
    request: HttpRequest,
    set_id: UUID,
    answer: Callable[[HttpRequest, SavedPlaylist], HttpResponse],
) -> HttpResponse:
    """To the listener whose set is in a playlist. 404 for anybody else."""
    if not isinstance(request.user, User):
        return to_sign_in(request.path)
    own = SavedPlaylist.objects.filter(set=set_for(request, set_id), owner=request.user)
    saved = own.select_related("set", "owner").first()
    if saved is None or not is_in_playlist(saved):
        # Another tab was quicker, or the save has not got so far.
        messages.info(request, str(NothingSaved()))
        return _to_set(set_id)
    home = home_of(saved)
    if home != saved:
        # What several lists were put into is changed on one page.
        return redirect(request.path.replace(str(set_id), str(home.set_id)))
    return answer(request, saved)


def _changed(request: HttpRequest, saved: SavedPlaylist) -> HttpResponse:
    if "discard" in request.POST:
        drop_draft(request, saved.set_id)
        return redirect(request.path)
    form = NameForm(request.POST)
    if not form.is_valid():
        return _change_page(request, saved, form=form)
    name, words = form.cleaned_data["name"], form.cleaned_data["description"]
    try:
        change_details(saved, name=name, words=words)
    except SpotifyError as problem:
        return _change_page(request, saved, problem=problem)
    drop_draft(request, saved.set_id)
    done = _("The name and the description of “%(name)s” are in Spotify now.")
    messages.success(request, done % {"name": saved.name})
    return _to_set(saved.set_id)


def _removed(request: HttpRequest, saved: SavedPlaylist) -> HttpResponse:
    has_twin = twin_of(saved) is not None
    try:
        was_there = remove_from_account(saved)
    except SpotifyError as problem:
        return _removal_page(request, saved, problem=problem)
    done = (
        _("“%(name)s” is removed from your Spotify account.")
        if was_there
        else _("Spotify has no “%(name)s” in this account any more, so it is forgotten here, too.")
    )
    still = _("The list itself is still here, and can be saved again.")
    messages.success(request, f"{done % {'name': saved.name}} {still}")
    if has_twin:
        stays = _("The empty playlist beside it stays in your account: delete it in Spotify.")
        messages.info(request, stays)
    return _to_set(saved.set_id)


def _change_page(
    request: HttpRequest,
    saved: SavedPlaylist,
    *,
    problem: SpotifyError | None = None,
    form: NameForm | None = None,
) -> HttpResponse:
    context = {
        "playlist": change_view(request, saved, problem=problem, form=form),
        "was_pressed": request.method == "POST",
    }
    return render(request, "recommendations/save/change.html", context)


def _removal_page(
    request: HttpRequest, saved: SavedPlaylist, *, problem: SpotifyError | None = None
) -> HttpResponse:
    context = {"playlist": removal_view(request, saved, problem=problem)}
    return render(request, "recommendations/save/remove.html", context)


def _to_set(set_id: UUID) -> HttpResponse:
    # Not to the save bar: what is told stands at the top of the page.
    return redirect("recommendations:set", set_id)

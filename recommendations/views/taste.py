"""What a listener plays: turned on, read again and turned off, from the profile."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from music.pace import paced
from music.requests import AuthenticatedHttpRequest
from music.signed_in import signed_in
from recommendations.library_forms import ChoiceForm
from recommendations.services.own_playlists import MOST_LOOKED_AT
from recommendations.services.taste import playlists_to_choose_from, read_again, turn_off, turn_on
from recommendations.spotify.errors import SpotifyError


def section() -> str:
    """The address of the profile's section on taste."""
    return f"{reverse('profile')}#taste"


@require_POST
@signed_in("profile")
@paced("library")
def on(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = ChoiceForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose what is to be read."))
        return redirect(section())
    try:
        turn_on(request.user, form.cleaned_data["choice"])
    except SpotifyError as problem:
        messages.error(request, str(problem))
        return redirect(section())
    return redirect("library:reading")


@require_POST
@signed_in("profile")
@paced("library")
def again(request: AuthenticatedHttpRequest) -> HttpResponse:
    try:
        read_again(request.user)
    except SpotifyError as problem:
        messages.error(request, str(problem))
        return redirect(section())
    return redirect("library:reading")


@require_POST
@signed_in("profile")
def off(request: AuthenticatedHttpRequest) -> HttpResponse:
    turn_off(request.user)
    messages.success(request, _("Turned off. What was read of your library is deleted."))
    return redirect(section())


@require_POST
@signed_in("profile")
@paced("playlists")
@never_cache
def playlists(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Let the listener choose a playlist. Shown at once, since the list is kept nowhere."""
    try:
        listed = playlists_to_choose_from(request.user)
    except SpotifyError as problem:
        messages.error(request, str(problem))
        return redirect(section())
    context = {"playlists": listed.found, "is_cut": listed.is_cut, "looked_at": MOST_LOOKED_AT}
    return render(request, "library/choose_playlist.html", context)

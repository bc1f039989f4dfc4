"""Playing a set on one of its listener's devices."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from music.pace import paced
from music.signed_in import to_sign_in
from recommendations.device_form import DeviceForm
from recommendations.naming import name_of
from recommendations.selectors.playing import SECTION, play_view
from recommendations.selectors.sets import set_for
from recommendations.services.playing import Played, devices_of, play_set
from recommendations.spotify.errors import SpotifyError


@require_POST
@paced("devices")
@never_cache
def devices(request: HttpRequest, set_id: UUID) -> HttpResponse:
    """Let the listener choose a device. Shown at once, since the list is kept nowhere."""
    chosen = set_for(request, set_id)
    if not isinstance(request.user, User):
        return to_sign_in(_section(set_id))
    try:
        found = devices_of(request.user)
    except SpotifyError as problem:
        return _told(request, set_id, messages.ERROR, str(problem))
    context = {
        "set_id": set_id,
        "name": name_of(chosen),
        "play": play_view(request, chosen),
        "devices": found,
    }
    return render(request, "recommendations/playing/choose_device.html", context)


@require_POST
@paced("play")
def play(request: HttpRequest, set_id: UUID) -> HttpResponse:
    chosen = set_for(request, set_id)
    if not isinstance(request.user, User):
        return to_sign_in(_section(set_id))
    form = DeviceForm(request.POST)
    if not form.is_valid():
        return _told(request, set_id, messages.ERROR, str(form.errors["device"][0]))
    device_id = form.cleaned_data["device"]
    try:
        played = play_set(chosen, owner=request.user, device_id=device_id)
    except SpotifyError as problem:
        return _told(request, set_id, messages.ERROR, str(problem))
    return _told(request, set_id, messages.SUCCESS, _said(played))


def _section(set_id: UUID) -> str:
    return f"{reverse('recommendations:set', args=[set_id])}#{SECTION}"


def _told(request: HttpRequest, set_id: UUID, level: int, words: str) -> HttpResponse:
    """Back to the set's page, which says it at the button, or at its head where a listener
    without a connection has none.
    """
    is_shown = play_view(request, set_for(request, set_id)) is not None
    messages.add_message(request, level, words, extra_tags=SECTION if is_shown else "")
    return redirect(_section(set_id))


def _said(played: Played) -> str:
    if played.is_playlist:
        return _("Your playlist plays on the device you chose.")
    said = ngettext(
        "%(number)d track plays on the device you chose.",
        "%(number)d tracks play on the device you chose, in this order.",
        played.tracks,
    ) % {"number": played.tracks}
    if not played.unknown:
        return said
    left_out = ngettext(
        "%(number)d is left out: its Spotify id is not known. Saving the list looks it up.",
        "%(number)d are left out: their Spotify ids are not known. Saving the list looks them up.",
        played.unknown,
    ) % {"number": played.unknown}
    return f"{said} {left_out}"

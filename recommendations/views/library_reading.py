"""The page of a reading that a worker has, for whatever it is wanted."""

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
from recommendations.models import LibraryReading
from recommendations.selectors.library_reading import ReadingView, reading_view
from recommendations.services.library_wishes import ask_again, stop_reading
from recommendations.spotify.errors import SpotifyError

PAGE = "library:reading"
Purpose = LibraryReading.Purpose


@require_safe
@login_required
@never_cache
def reading(request: AuthenticatedHttpRequest) -> HttpResponse:
    """How far it is; once it is done, on to what came of it."""
    view = reading_view(request.user, next_url=reverse(PAGE))
    if view is None or view.state == "done":
        return redirect(_leads_to(view))
    return render(request, "library/reading.html", {"reading": view, "back": _leads_to(view)})


@require_POST
@signed_in(PAGE)
@paced("library")
def again(request: AuthenticatedHttpRequest) -> HttpResponse:
    try:
        ask_again(request.user)
    except SpotifyError as problem:
        messages.error(request, str(problem))
    return redirect(PAGE)


@require_POST
@signed_in(PAGE)
def stop(request: AuthenticatedHttpRequest) -> HttpResponse:
    view = reading_view(request.user, next_url=reverse(PAGE))
    if view is None or not stop_reading(request.user):
        # It was quicker.
        return redirect(PAGE)
    if view.state == "reading":
        messages.success(request, _("Stopped. Nothing of what was read is kept."))
    return redirect(_leads_to(view))


def _leads_to(view: ReadingView | None) -> str:
    """The address of what the listener wanted, or of where they asked for it."""
    match view:
        case ReadingView(made=made) if made is not None:
            return reverse("recommendations:set", args=[made])
        case ReadingView(purpose=Purpose.TASTE):
            return f"{reverse('profile')}#taste"
        case ReadingView(purpose=Purpose.LIKE):
            return reverse("library:like")
        case _:
            return reverse("library:moods")

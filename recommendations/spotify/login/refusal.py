"""The page for a sign-in that came to nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from recommendations.spotify.errors import QuotaExceeded, RateLimited, SpotifyError, Unavailable


def refusal(
    request: HttpRequest,
    *,
    cancelled: bool = False,
    problem: SpotifyError | None = None,
    next_url: str = "",
    more: bool = False,
) -> HttpResponse:
    """Say what happened and lead back; nobody was signed in and nothing was kept.

    `more` tells that a connected listener was asked for a further permission.
    """
    if cancelled and more:
        title, status = _("Permission not given"), 200
        message = _(
            "You did not give WMusic this further permission. Nothing was changed: what you "
            "allowed before still works."
        )
    elif cancelled:
        title, status = _("Sign-in cancelled"), 200
        message = _("You did not give WMusic access to your Spotify account. Nothing was changed.")
    elif isinstance(problem, Unavailable | RateLimited | QuotaExceeded):
        title, status = _("Spotify cannot be asked now"), 503
        message = str(problem)
    elif problem is not None:
        title, status = _("Spotify did not let us in"), 403
        message = str(problem)
    else:
        title, status = _("Signing in did not work"), 400
        message = _(
            "Spotify's answer did not fit a sign-in that was started here, or it could not be "
            "completed. Please start again."
        )
    context = {
        "title": title,
        "message": message,
        "action_url": next_url or reverse("account_login"),
        "action_label": _("Back to where you were") if next_url else _("Back to sign-in"),
    }
    return render(request, "recommendations/spotify_refused.html", context, status=status)

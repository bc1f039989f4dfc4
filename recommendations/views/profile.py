"""The listener's own page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recommendations.models import SpotifyConnection
from recommendations.selectors.saves import saved_playlists
from recommendations.selectors.sets import recent_sets


@require_safe
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    # login_required narrows request.user at run time, not for the type checker.
    user = request.user
    assert user.is_authenticated
    context = {
        "connection": SpotifyConnection.objects.filter(user=user).first(),
        "playlists": saved_playlists(user),
        "sets": recent_sets(user),
    }
    return render(request, "profile.html", context)

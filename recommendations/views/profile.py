"""The listener's own page."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from music.requests import AuthenticatedHttpRequest
from recommendations.models import SpotifyConnection
from recommendations.selectors.connection_notice import notice_of
from recommendations.selectors.library_reading import reading_view
from recommendations.selectors.opinions import given_answers
from recommendations.selectors.saves import saved_playlists
from recommendations.selectors.sets import recent_sets
from recommendations.selectors.taste import taste_view
from recommendations.views.taste import section


@require_safe
@login_required
def profile(request: AuthenticatedHttpRequest) -> HttpResponse:
    connection = SpotifyConnection.objects.filter(user=request.user).first()
    context = {
        "connection": connection,
        "notice": notice_of(connection),
        "playlists": saved_playlists(request.user),
        "sets": recent_sets(request.user),
        "given": given_answers(request.user, request.GET.get("answers", "")),
        "reading": reading_view(request.user, next_url=section()),
        "taste": taste_view(request.user, next_url=section()),
    }
    return render(request, "profile.html", context)

"""What a new app may no longer call, and what never existed."""

from __future__ import annotations

from django.http import HttpResponse

from recommendations.spotify.standin.endpoint import ApiCall, endpoint
from recommendations.spotify.standin.refusals import ApiRefusal, forbidden, not_found
from recommendations.spotify.standin.standin import StandinRequest

# Below /v1/. Dead since November 2024 or February 2026; any method.
REMOVED = (
    r"^recommendations/available-genre-seeds$",
    r"^audio-features(?:/[^/]+)?$",
    r"^audio-analysis/[^/]+$",
    r"^(?:tracks|artists|albums|shows|episodes|audiobooks|chapters)$",
    r"^artists/[^/]+/(?:top-tracks|related-artists)$",
    r"^playlists/[^/]+/tracks$",
    r"^playlists/[^/]+/followers(?:/contains)?$",
    r"^users/[^/]+$",
    r"^users/[^/]+/playlists/[^/]+/(?:tracks|followers)$",
    r"^me/(?:albums|audiobooks|episodes|shows|tracks|following)/contains$",
    r"^browse/.+$",
    r"^markets$",
)


@endpoint("")
def removed(call: ApiCall, **_: str) -> HttpResponse:
    raise forbidden()


@endpoint("")
def for_another_user(call: ApiCall, user_id: str) -> HttpResponse:
    """The reply that apps get which create playlists in the way of before 2026."""
    raise ApiRefusal(403, "You cannot create a playlist for another user")


def unknown(request: StandinRequest) -> HttpResponse:
    raise not_found()

"""Search, cut to ten results a page since February 2026."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse

from recommendations.spotify.standin.endpoint import ApiCall, endpoint
from recommendations.spotify.standin.refusals import ApiRefusal

TYPES = ("album", "artist", "playlist", "track", "show", "episode", "audiobook")


@endpoint("search")
def search(call: ApiCall) -> HttpResponse:
    """Answer for tracks; of everything else the stand-in has nothing."""
    words = call.request.GET.get("q", "").strip()
    if not words:
        raise ApiRefusal(400, "No search query")
    types = call.request.GET.get("type", "").split(",")
    if not set(types) <= set(TYPES):
        raise ApiRefusal(400, "Bad search type field")
    page = call.page(default=5, most=10, furthest=1000)
    if page.offset + page.limit > 1000:
        raise ApiRefusal(400, "Invalid offset")
    replies, reply = call.standin.replies, {}
    for kind in types:
        songs = call.standin.songs.search(words) if kind == "track" else []
        items = [replies.track(song) for song in page.of(songs)]
        reply[f"{kind}s"] = replies.paging(
            "/v1/search", page, items, len(songs), query=words, type=kind
        )
    return JsonResponse(reply)

"""The listener who signed in: who they are and what they like."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse

from recommendations.spotify.standin.endpoint import ApiCall, endpoint
from recommendations.spotify.standin.refusals import ApiRefusal

TIME_RANGES = ("short_term", "medium_term", "long_term")


@endpoint("me")
def profile(call: ApiCall) -> HttpResponse:
    return JsonResponse(call.standin.replies.user(call.listener))


@endpoint("top_tracks", "user-top-read")
def top_tracks(call: ApiCall) -> HttpResponse:
    time_range = call.request.GET.get("time_range", "medium_term")
    if time_range not in TIME_RANGES:
        raise ApiRefusal(400, "Invalid time range")
    page = call.page(default=20, most=50)
    replies, songs = call.standin.replies, call.standin.top(call.listener, time_range)
    items = [replies.track(song) for song in page.of(songs)]
    return JsonResponse(
        replies.paging("/v1/me/top/tracks", page, items, len(songs), time_range=time_range)
    )


@endpoint("saved_tracks", "user-library-read")
def saved_tracks(call: ApiCall) -> HttpResponse:
    page = call.page(default=20, most=50)
    replies, liked = call.standin.replies, call.standin.liked(call.listener)
    items = [replies.saved_track(one) for one in page.of(liked)]
    return JsonResponse(replies.paging("/v1/me/tracks", page, items, len(liked)))


@endpoint("recently_played", "user-read-recently-played")
def recently_played(call: ApiCall) -> HttpResponse:
    limit = call.page(default=20, most=50).limit
    before, after = call.cursor("before"), call.cursor("after")
    if before is not None and after is not None:
        raise ApiRefusal(400, "Only one of before and after can be given")
    within = [
        play
        for play in call.standin.plays(call.listener)
        if (before is None or play.cursor < before) and (after is None or play.cursor > after)
    ]
    # From a moment on, the plays next to it come first, still in order of time.
    shown = within[-limit:] if after is not None else within[:limit]
    has_older = len(within) > limit and after is None
    return JsonResponse(call.standin.replies.plays(shown, limit, has_older=has_older))

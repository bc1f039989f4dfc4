from __future__ import annotations

from django.http import HttpResponse, JsonResponse

from recommendations.spotify.standin.endpoint import ApiCall, endpoint
from recommendations.spotify.standin.ids import is_spotify_id
from recommendations.spotify.standin.refusals import ApiRefusal, not_found


@endpoint("track")
def track(call: ApiCall, track_id: str) -> HttpResponse:
    if not is_spotify_id(track_id):
        raise ApiRefusal(400, "Invalid base62 id")
    song = call.standin.songs.by_id(track_id)
    if song is None:
        raise not_found()
    return JsonResponse(call.standin.replies.track(song))

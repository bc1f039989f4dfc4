"""Spotify's own recommendations, which only apps of before November 2024 are given."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse

from recommendations.spotify.standin.endpoint import ApiCall, endpoint
from recommendations.spotify.standin.refusals import ApiRefusal, forbidden

MOST_SEEDS = 5
SEED_KINDS = {"track": "seed_tracks", "artist": "seed_artists", "genre": "seed_genres"}
TARGETS = ("target_valence", "target_energy", "target_danceability")
MIDDLE = 0.5


@endpoint("recommendations")
def recommendations(call: ApiCall) -> HttpResponse:
    """What lies nearest to the targets among the stand-in's songs; seeds are left out of it.

    A new app hears 403 unless the stand-in's settings say otherwise.
    """
    with call.standin.store.reading() as state:
        if not state.recommendations:
            raise forbidden()
    seeds = _seeds(call)
    target = tuple(_share(call, name) for name in TARGETS)
    limit = call.page(default=20, most=100).limit
    seeded = {seed_id for kind, seed_id in seeds if kind == "track"}
    nearest = call.standin.songs.nearest(target)
    songs = [song for song in nearest if song.id not in seeded]
    replies = call.standin.replies
    reply = {
        "seeds": [replies.seed(kind, seed_id, len(songs)) for kind, seed_id in seeds],
        "tracks": [replies.track(song) for song in songs[:limit]],
    }
    return JsonResponse(reply)


def _seeds(call: ApiCall) -> list[tuple[str, str]]:
    seeds = [
        (kind, seed_id)
        for kind, name in SEED_KINDS.items()
        for seed_id in call.request.GET.get(name, "").split(",")
        if seed_id
    ]
    if not 1 <= len(seeds) <= MOST_SEEDS:
        raise ApiRefusal(400, "invalid number of seeds")
    return seeds


def _share(call: ApiCall, name: str) -> float:
    try:
        value = float(call.request.GET.get(name, MIDDLE))
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise ApiRefusal(400, f"Invalid {name}")
    return value

"""Plain pages for people, where "Open in Spotify" leads in the demo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.http import HttpResponse
from django.template.loader import render_to_string

from recommendations.spotify.standin.listeners import LISTENERS, listener_by_id
from recommendations.spotify.standin.refusals import PageRefusal
from recommendations.spotify.standin.songs import Song
from recommendations.spotify.standin.standin import Standin, StandinRequest
from recommendations.spotify.standin.views.playlists import followed_by

STYLESHEET = Path(__file__).resolve().parents[1] / "standin.css"
MOST_RESULTS = 30


def home(request: StandinRequest) -> HttpResponse:
    with request.standin.store.reading() as state:
        rows = [(one, len(followed_by(state, one.id))) for one in LISTENERS]
    return _page("home", {"rows": rows})


def user(request: StandinRequest, user_id: str) -> HttpResponse:
    listener = listener_by_id(user_id)
    if listener is None:
        raise PageRefusal(404, "There is no such listener.")
    with request.standin.store.reading() as state:
        playlists = followed_by(state, listener.id)
    liked = [_row(request.standin, one.song) for one in request.standin.liked(listener)]
    return _page("user", {"listener": listener, "playlists": playlists, "liked": liked})


def playlist(request: StandinRequest, playlist_id: str) -> HttpResponse:
    with request.standin.store.reading() as state:
        found = state.playlists.get(playlist_id)
    if found is None:
        raise PageRefusal(404, "There is no such playlist.")
    songs = [request.standin.songs.by_id(entry.track_id) for entry in found.entries]
    images = request.standin.replies.playlist_images(found)
    context = {
        "playlist": found,
        "owner": listener_by_id(found.owner),
        "rows": [_row(request.standin, song) for song in songs if song],
        "cover": images[0]["url"] if images else "",
        "unknown": songs.count(None),
    }
    return _page("playlist", context)


def track(request: StandinRequest, track_id: str) -> HttpResponse:
    song = request.standin.songs.by_id(track_id)
    if song is None:
        raise PageRefusal(404, "There is no such track.")
    images = request.standin.replies.images(song.id)
    return _page("track", {"song": song, "cover": images[1]["url"]})


def embed(request: StandinRequest, track_id: str) -> HttpResponse:
    """What the site frames: a player's look, which plays nothing and runs no script."""
    song = request.standin.songs.by_id(track_id)
    if song is None:
        raise PageRefusal(404, "There is no such track.")
    cover = request.standin.replies.images(song.id)[1]["url"]
    response = _page("embed", {"song": song, "cover": cover})
    # Anybody may frame it, as at Spotify.
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
    )
    return response


def search(request: StandinRequest, words: str) -> HttpResponse:
    found = request.standin.songs.search(words)
    rows = [_row(request.standin, song) for song in found[:MOST_RESULTS]]
    return _page("search", {"words": words, "rows": rows, "total": len(found)})


def stylesheet(request: StandinRequest) -> HttpResponse:
    return HttpResponse(STYLESHEET.read_bytes(), content_type="text/css; charset=utf-8")


def unknown(request: StandinRequest) -> HttpResponse:
    raise PageRefusal(404, "There is no such page.")


def _row(standin: Standin, song: Song) -> dict[str, Any]:
    return {"song": song, "cover": standin.replies.images(song.id)[2]["url"]}


def _page(name: str, context: dict[str, Any]) -> HttpResponse:
    return HttpResponse(render_to_string(f"standin/{name}.html", context))

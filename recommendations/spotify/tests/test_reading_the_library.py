from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
import responses
from responses import matchers

from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import InsufficientScope, NotFound, Unavailable
from recommendations.spotify.library import Library, LibraryPart, LibraryTrack, TimeRange, joined
from recommendations.spotify.tests.conftest import API

PLAYLIST = "p" * 22
LIKED_AT = "2026-10-01T12:00:00Z"


def track(number: int, **changes: Any) -> dict[str, Any]:
    artists = [{"name": f"Artist {number}"}, {"name": "Guest"}]
    return {"id": f"{number:022}", "name": f"Song {number}", "artists": artists} | changes


def liked(number: int) -> dict[str, Any]:
    return {"added_at": LIKED_AT, "track": track(number)}


def page(
    spotify: responses.RequestsMock, path: str, items: list[Any], offset: int = 0, **reply: Any
) -> None:
    limit = reply.pop("asked", 50)
    query = {"limit": limit, "offset": offset, **reply.pop("query", {})}
    spotify.add(
        responses.GET,
        f"{API}/{path}",
        json={"items": items, **reply},
        match=[matchers.query_param_matcher(query)],
    )


def whole(parts: Iterable[LibraryPart]) -> Library:
    return joined(part.library for part in parts)


@pytest.mark.parametrize("total", [49, 50, 51, 100, 237])
def test_no_page_of_the_liked_songs_is_skipped_and_none_read_twice(
    spotify: responses.RequestsMock, client: SpotifyClient, total: int
) -> None:
    for offset in range(0, total, 50):
        numbers = range(offset, min(offset + 50, total))
        page(spotify, "me/tracks", [liked(n) for n in numbers], offset, total=total, limit=50)
    read = whole(client.library.liked_songs())
    assert [one.title for one in read.tracks] == [f"Song {number}" for number in range(total)]
    assert len(spotify.calls) == -(-total // 50)


def test_pages_shorter_than_asked_for_leave_no_gap(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    for offset in (0, 20, 40):
        numbers = range(offset, min(offset + 20, 45))
        page(spotify, "me/tracks", [liked(n) for n in numbers], offset, total=45, limit=20)
    assert len(whole(client.library.liked_songs()).tracks) == 45


def test_a_reading_can_go_on_at_a_later_page(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    page(spotify, "me/tracks", [liked(n) for n in range(50, 100)], 50, total=120, limit=50)
    page(spotify, "me/tracks", [liked(n) for n in range(100, 120)], 100, total=120, limit=50)
    parts = list(client.library.liked_songs(offset=50))
    assert [(part.total, part.next_offset) for part in parts] == [(120, 100), (120, None)]
    assert [one.title for one in parts[1].library.tracks] == [f"Song {n}" for n in range(100, 120)]


def test_no_page_is_asked_for_before_somebody_wants_it(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    page(spotify, "me/tracks", [liked(n) for n in range(50)], total=120, limit=50)
    parts = client.library.liked_songs()
    assert len(spotify.calls) == 0
    assert next(parts).next_offset == 50
    assert len(spotify.calls) == 1


def test_an_empty_library_is_one_call(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    page(spotify, "me/tracks", [], total=0)
    assert whole(client.library.liked_songs()).tracks == ()


def test_a_liked_song_comes_with_its_artists_and_its_moment(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    page(spotify, "me/tracks", [liked(7)], total=1)
    (read,) = whole(client.library.liked_songs()).tracks
    at = datetime(2026, 10, 1, 12, tzinfo=UTC)
    assert read == LibraryTrack(f"{7:022}", "Song 7", ("Artist 7", "Guest"), at)


def test_top_tracks_are_asked_for_by_time_range_and_have_no_moment(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    query = {"time_range": "short_term"}
    page(spotify, "me/top/tracks", [track(2), track(1)], total=2, query=query)
    read = whole(client.library.top_tracks(time_range=TimeRange.SHORT))
    assert [(one.title, one.at) for one in read.tracks] == [("Song 2", None), ("Song 1", None)]


def test_the_last_plays_are_one_call_and_a_repeat_comes_twice(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    played = [
        {"played_at": f"2026-11-20T18:0{minute}:00.123Z", "track": track(5)} for minute in (4, 0)
    ]
    spotify.add(
        responses.GET,
        f"{API}/me/player/recently-played",
        json={"items": played, "cursors": {"before": "1"}, "limit": 50},
        match=[matchers.query_param_matcher({"limit": 50})],
    )
    tracks = whole(client.library.recently_played()).tracks
    assert [one.at.minute for one in tracks if one.at] == [4, 0]
    assert {one.spotify_id for one in tracks} == {f"{5:022}"}


@pytest.mark.parametrize(
    ("item", "counted"),
    [
        ({"is_local": True, "item": track(1, id=None, is_local=True)}, "local_files"),
        ({"is_local": False, "item": track(1, type="episode")}, "episodes"),
        ({"is_local": False, "item": None}, "gone"),
        ({"is_local": False, "item": track(1, id=None)}, "gone"),
        ({"is_local": False, "item": track(1, name="")}, "gone"),
        (None, "gone"),
    ],
)
def test_what_is_no_track_is_counted_and_the_rest_read(
    spotify: responses.RequestsMock, client: SpotifyClient, item: Any, counted: str
) -> None:
    items = [item, {"added_at": LIKED_AT, "is_local": False, "item": track(3, type="track")}]
    page(spotify, f"playlists/{PLAYLIST}/items", items, total=2)
    read = whole(client.library.playlist_tracks(PLAYLIST))
    assert [one.title for one in read.tracks] == ["Song 3"]
    assert getattr(read, counted) == read.left_out == 1


@pytest.mark.parametrize("moment", [None, "", "yesterday", "2026-10-01T12:00:00", 5])
def test_a_moment_that_is_none_is_unknown(
    spotify: responses.RequestsMock, client: SpotifyClient, moment: Any
) -> None:
    page(spotify, "me/tracks", [liked(1) | {"added_at": moment}], total=1)
    (read,) = whole(client.library.liked_songs()).tracks
    assert read.at is None


def test_a_track_without_artists_is_still_a_track(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    items = [{"track": track(1, artists=None)}, {"track": track(2, artists=[{"name": ""}, None])}]
    page(spotify, "me/tracks", items, total=2)
    assert [one.artists for one in whole(client.library.liked_songs()).tracks] == [(), ()]


def test_a_playlist_is_asked_for_without_what_is_in_it(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    found = {"id": PLAYLIST, "name": "Mine", "owner": {"id": "me"}, "items": {"total": 9}}
    spotify.add(
        responses.GET,
        f"{API}/playlists/{PLAYLIST}",
        json=found,
        match=[matchers.query_param_matcher({"fields": "id,name,owner(id),items(total)"})],
    )
    playlist = client.library.playlist(PLAYLIST)
    assert (playlist.name, playlist.owner_id, playlist.tracks) == ("Mine", "me", 9)


@pytest.mark.parametrize("wrong", ["", "short", "../me", "p" * 23, "p" * 21 + "/", "é" * 22])
def test_what_cannot_be_an_id_never_becomes_part_of_an_address(
    spotify: responses.RequestsMock, client: SpotifyClient, wrong: str
) -> None:
    with pytest.raises(NotFound):
        client.library.playlist(wrong)
    with pytest.raises(NotFound):
        whole(client.library.playlist_tracks(wrong))
    assert len(spotify.calls) == 0


def test_a_missing_scope_is_told_as_such(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    body = {"error": {"status": 403, "message": "Insufficient client scope"}}
    spotify.add(responses.GET, f"{API}/me/tracks", status=403, json=body)
    with pytest.raises(InsufficientScope):
        whole(client.library.liked_songs())


def test_a_failure_on_a_later_page_gives_no_half_library(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    page(spotify, "me/tracks", [liked(n) for n in range(50)], total=60)
    spotify.add(responses.GET, f"{API}/me/tracks", status=503)
    with pytest.raises(Unavailable):
        whole(client.library.liked_songs())


def test_a_withdrawn_playlist_in_the_list_is_passed_over(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    page(spotify, "me/playlists", [None, {"id": PLAYLIST, "name": "Mine"}], total=2)
    assert [one.name for one in client.own_playlists()] == ["Mine"]

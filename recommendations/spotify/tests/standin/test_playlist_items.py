from __future__ import annotations

from typing import Any

import pytest

from recommendations.spotify.tests.standin.conftest import ELSEWHERE
from recommendations.spotify.tests.standin.contract import (
    PLAYLIST_ITEM,
    SNAPSHOT,
    paging,
    problems,
)
from recommendations.spotify.tests.standin.demo_app import DemoApp


def test_tracks_are_appended_in_the_order_given(ada: DemoApp) -> None:
    first, second, third = ada.liked_ids(3)
    playlist_id = ada.new_playlist(track_ids=(second, first))
    reply = ada.add(playlist_id, third)
    assert reply.status_code == 201
    assert problems(reply.json(), SNAPSHOT) == []
    assert ada.track_ids(playlist_id) == [second, first, third]


def test_a_page_of_items_holds_item_and_not_track(ada: DemoApp) -> None:
    playlist_id = ada.new_playlist(track_ids=(*ada.liked_ids(2), ELSEWHERE.id))
    page = ada.get(f"playlists/{playlist_id}/items").json()
    assert problems(page, paging(PLAYLIST_ITEM)) == []
    assert page["total"] == 3
    assert all("track" not in element for element in page["items"])


def test_tracks_can_be_put_in_at_a_position(ada: DemoApp) -> None:
    first, second, third = ada.liked_ids(3)
    playlist_id = ada.new_playlist(track_ids=(first, third))
    body = {"uris": [f"spotify:track:{second}"], "position": 1}
    assert ada.call("POST", f"playlists/{playlist_id}/items", json=body).status_code == 201
    assert ada.track_ids(playlist_id) == [first, second, third]


def test_adding_twice_holds_the_track_twice(ada: DemoApp) -> None:
    (track_id,) = ada.liked_ids(1)
    playlist_id = ada.new_playlist(track_ids=(track_id,))
    ada.add(playlist_id, track_id)
    assert ada.track_ids(playlist_id) == [track_id, track_id]


@pytest.mark.parametrize(
    "body",
    [
        ["spotify:track:{good}"],
        {},
        {"uris": "spotify:track:{good}"},
        {"uris": ["{good}"]},
        {"uris": ["spotify:album:{good}"]},
        {"uris": ["spotify:track:short"]},
        {"uris": ["spotify:track:0000000000000000000000"]},
        {"uris": ["spotify:track:{good}", None]},
        {"uris": ["spotify:track:{good}"] * 101},
        {"uris": ["spotify:track:{good}"], "position": 1},
        {"uris": ["spotify:track:{good}"], "position": "0"},
        {"uris": ["spotify:track:{good}"], "position": True},
    ],
)
def test_anything_but_a_list_of_known_uris_is_refused_and_adds_nothing(
    ada: DemoApp, body: Any
) -> None:
    playlist_id = ada.new_playlist()
    (good,) = ada.liked_ids(1)
    reply = ada.call("POST", f"playlists/{playlist_id}/items", json=_filled(body, good))
    assert reply.status_code == 400
    assert ada.track_ids(playlist_id) == []


def test_a_hundred_tracks_can_be_added_at_once(ada: DemoApp) -> None:
    (track_id,) = ada.liked_ids(1)
    playlist_id = ada.new_playlist(track_ids=(track_id,) * 100)
    assert ada.get(f"playlists/{playlist_id}/items", limit=50).json()["total"] == 100
    assert ada.get(f"playlists/{playlist_id}/items", limit=51).status_code == 400


def test_another_listener_neither_reads_nor_changes_what_is_in_it(
    ada: DemoApp, ben: DemoApp
) -> None:
    tracks = ada.liked_ids(1)
    playlist_id = ada.new_playlist(track_ids=tracks)
    path, uri = f"playlists/{playlist_id}/items", f"spotify:track:{tracks[0]}"
    replies = [
        ben.get(path),
        ben.add(playlist_id, *tracks),
        ben.call("PUT", path, json={"uris": []}),
        ben.call("DELETE", path, json={"items": [{"uri": uri}]}),
    ]
    for reply in replies:
        assert reply.json() == {"error": {"status": 403, "message": "Forbidden"}}
    assert ada.track_ids(playlist_id) == list(tracks)


def test_all_tracks_can_be_replaced(ada: DemoApp) -> None:
    first, second, third = ada.liked_ids(3)
    playlist_id = ada.new_playlist(track_ids=(first, second))
    body = {"uris": [f"spotify:track:{third}"]}
    reply = ada.call("PUT", f"playlists/{playlist_id}/items", json=body)
    assert (reply.status_code, problems(reply.json(), SNAPSHOT)) == (200, [])
    assert ada.track_ids(playlist_id) == [third]


@pytest.mark.parametrize(
    ("move", "order"),
    [
        ({"range_start": 0, "insert_before": 4}, "bcda"),
        ({"range_start": 3, "insert_before": 0}, "dabc"),
        ({"range_start": 0, "range_length": 2, "insert_before": 3}, "cabd"),
        ({"range_start": 1, "range_length": 2, "insert_before": 2}, "abcd"),
    ],
)
def test_a_range_of_tracks_can_be_moved(ada: DemoApp, move: dict[str, int], order: str) -> None:
    letters = dict(zip("abcd", ada.liked_ids(4), strict=True))
    playlist_id = ada.new_playlist(track_ids=tuple(letters.values()))
    assert ada.call("PUT", f"playlists/{playlist_id}/items", json=move).status_code == 200
    assert ada.track_ids(playlist_id) == [letters[letter] for letter in order]


@pytest.mark.parametrize("body", [{}, {"range_start": 9, "insert_before": 0}, {"uris": None}])
def test_a_wrong_replacement_is_refused(ada: DemoApp, body: dict[str, object]) -> None:
    playlist_id = ada.new_playlist(track_ids=ada.liked_ids(2))
    assert ada.call("PUT", f"playlists/{playlist_id}/items", json=body).status_code == 400
    assert len(ada.track_ids(playlist_id)) == 2


def test_tracks_are_removed_by_items(ada: DemoApp) -> None:
    first, second = ada.liked_ids(2)
    playlist_id = ada.new_playlist(track_ids=(first, second, first))
    body = {"items": [{"uri": f"spotify:track:{first}"}]}
    reply = ada.call("DELETE", f"playlists/{playlist_id}/items", json=body)
    assert (reply.status_code, problems(reply.json(), SNAPSHOT)) == (200, [])
    assert ada.track_ids(playlist_id) == [second]


@pytest.mark.parametrize("key", ["tracks", "uris"])
def test_the_key_of_before_2026_is_refused(ada: DemoApp, key: str) -> None:
    tracks = ada.liked_ids(1)
    playlist_id = ada.new_playlist(track_ids=tracks)
    body = {key: [{"uri": f"spotify:track:{tracks[0]}"}]}
    reply = ada.call("DELETE", f"playlists/{playlist_id}/items", json=body)
    assert reply.status_code == 400
    assert ada.track_ids(playlist_id) == list(tracks)


def _filled(body: Any, good: str) -> Any:
    if isinstance(body, dict):
        return {key: _filled(value, good) for key, value in body.items()}
    if isinstance(body, list):
        return [_filled(value, good) for value in body]
    return body.replace("{good}", good) if isinstance(body, str) else body

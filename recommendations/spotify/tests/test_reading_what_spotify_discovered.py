from __future__ import annotations

from typing import Any

import pytest
import responses
from hypothesis import given
from hypothesis import strategies as st
from responses import matchers

from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.discovery import (
    DiscoveredTrack,
    Seeds,
    as_json,
    discovered,
    from_json,
    new_songs_query,
)
from recommendations.spotify.errors import Unavailable
from recommendations.spotify.tests.conftest import API

ID = "4iV5W9uYEdYUVa79Axb7Rh"
WHOLE: dict[str, Any] = {
    "id": ID,
    "name": "New",
    "artists": [{"name": "One"}, {"name": "Two"}],
    "album": {"release_date": "2026-10-30"},
    "explicit": False,
    "duration_ms": 180_000,
}
TRACK = DiscoveredTrack(ID, "New", ("One", "Two"), 2026, False, 180_000, True)


def test_a_whole_track_is_read() -> None:
    assert discovered(WHOLE) == TRACK
    assert TRACK.is_usable


@pytest.mark.parametrize(
    ("change", "year"),
    [("1984", 1984), ("1984-01", 1984), ("0000", None), ("19845", None), (None, None), (5, None)],
)
def test_a_year_is_read_at_any_precision(change: object, year: int | None) -> None:
    assert discovered({**WHOLE, "album": {"release_date": change}}).year == year


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted(WHOLE)), json_values) | json_values)
def test_whatever_an_element_is_it_is_read_and_kept_as_it_is_read(element: Any) -> None:
    mixed = {**WHOLE, **element} if isinstance(element, dict) else element
    track = discovered(mixed)
    assert from_json(as_json(track)) == track
    if track.is_usable:
        assert track.title and all(track.artists) and len(track.spotify_id) == 22
        assert "\x00" not in track.title + "".join(track.artists)


@pytest.mark.parametrize("page", [{}, {"tracks": None}, {"tracks": {}}, {"tracks": {"items": 1}}])
def test_a_search_without_a_page_is_no_answer(
    spotify: responses.RequestsMock, client: SpotifyClient, page: object
) -> None:
    spotify.add(responses.GET, f"{API}/search", json=page)
    with pytest.raises(Unavailable):
        client.discovery.search("genre:pop", 0)


@pytest.mark.parametrize(
    ("offset", "items", "following", "has_more"),
    [
        (0, [WHOLE], "address", True),
        (0, [WHOLE], None, False),
        (0, [], "address", False),
        (980, [WHOLE], "address", True),
        (990, [WHOLE], "address", False),
    ],
)
def test_the_next_page_is_read_only_where_there_can_be_one(
    spotify: responses.RequestsMock,
    client: SpotifyClient,
    offset: int,
    items: list[object],
    following: str | None,
    has_more: bool,
) -> None:
    spotify.add(
        responses.GET, f"{API}/search", json={"tracks": {"items": items, "next": following}}
    )
    assert client.discovery.search("genre:pop", offset).has_more == has_more


def test_a_query_cannot_be_broken_out_of() -> None:
    assert new_songs_query('R&B" year:1900 "', 2025, 2026) == (
        'genre:"r&b  year:1900  " year:2025-2026'
    )


def test_recommendations_are_asked_for_by_tracks_else_by_genres(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    target = {
        "target_valence": "0.62",
        "target_energy": "0.55",
        "target_danceability": "0.60",
        "limit": 20,
    }
    for seeds in ({"seed_tracks": "a,b"}, {"seed_genres": "hip-hop,r-n-b"}):
        spotify.add(
            responses.GET,
            f"{API}/recommendations",
            json={"seeds": [], "tracks": [WHOLE, None]},
            match=[matchers.query_param_matcher({**target, **seeds})],
        )
    mood = (0.621, 0.549, 0.6)
    by_tracks = client.discovery.recommendations(Seeds(("a", "b"), ("pop",)), mood)
    assert by_tracks == (TRACK, DiscoveredTrack())
    client.discovery.recommendations(Seeds(genres=("Hip Hop", "R&B")), mood)

from __future__ import annotations

import json

import pytest
import responses
from responses import matchers

from recommendations.spotify.calls import Calls
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.tests.conftest import API


def test_the_token_travels_in_the_header_and_never_in_the_address(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    spotify.add(responses.GET, f"{API}/me", json={"account_id": "acc", "display_name": None})
    profile = client.profile()
    assert (profile.account_id, profile.display_name) == ("acc", "")
    request = spotify.calls[0].request
    assert request.headers["Authorization"] == "Bearer the-token"
    assert "the-token" not in (request.url or "")


@pytest.mark.parametrize(
    "broken", [None, 7, {}, {"id": None, "name": "T"}, {"id": "b", "name": ""}]
)
def test_one_broken_element_of_a_search_does_not_take_the_others_along(
    spotify: responses.RequestsMock, client: SpotifyClient, broken: object
) -> None:
    good = {"id": "a", "name": "Title", "artists": [{"name": None}, {"name": "Artist"}]}
    spotify.add(responses.GET, f"{API}/search", json={"tracks": {"items": [broken, good]}})
    (track,) = client.search("Title", "Artist")
    assert (track.spotify_id, track.artists) == ("a", ("Artist",))


def test_a_search_names_title_and_artist_and_asks_for_ten(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    query = {"q": 'track:"Say  Hello " artist:"AC/DC"', "type": "track", "limit": 10}
    found = {"id": "1" * 22, "name": "Say Hello", "artists": [{"name": "AC/DC"}]}
    spotify.add(
        responses.GET,
        f"{API}/search",
        json={"tracks": {"items": [None, found]}},
        match=[matchers.query_param_matcher(query)],
    )
    (track,) = client.search('Say "Hello"', "AC/DC")
    assert (track.spotify_id, track.artists) == ("1" * 22, ("AC/DC",))


def test_a_playlist_is_created_off_the_profile(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    spotify.add(responses.POST, f"{API}/me/playlists", status=201, json={"id": "playlist"})
    assert client.create_playlist("Happy", "Why") == "playlist"
    body = json.loads(spotify.calls[0].request.body or "")
    assert body == {"name": "Happy", "description": "Why", "public": False}


def test_tracks_are_added_by_the_documented_body(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    spotify.add(responses.POST, f"{API}/playlists/p/items", status=201, json={"snapshot_id": "s"})
    client.add_tracks("p", ["a", "b"])
    body = json.loads(spotify.calls[0].request.body or "")
    assert body == {"uris": ["spotify:track:a", "spotify:track:b"]}


def test_a_change_sends_name_and_description_and_leaves_the_rest(
    spotify: responses.RequestsMock, db: None
) -> None:
    spotify.put(f"{API}/playlists/p", status=200)
    SpotifyClient("the-token").change_playlist("p", "New", "Words")
    body = json.loads(spotify.calls[0].request.body or "")
    assert body == {"name": "New", "description": "Words"}


def test_a_playlist_is_removed_from_the_library(spotify: responses.RequestsMock, db: None) -> None:
    spotify.delete(f"{API}/me/library", status=200)
    SpotifyClient("the-token").remove_playlist("p")
    assert spotify.calls[0].request.params == {"uris": "spotify:playlist:p"}  # type: ignore[attr-defined]


def test_every_page_of_the_playlists_is_read(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    def playlist(number: int) -> dict[str, object]:
        return {"id": f"p{number}", "name": "n", "owner": {"id": "me"}, "items": {"total": number}}

    for offset, count in ((0, 50), (50, 3)):
        spotify.add(
            responses.GET,
            f"{API}/me/playlists",
            json={"items": [playlist(offset + i) for i in range(count)], "total": 53},
            match=[matchers.query_param_matcher({"limit": 50, "offset": offset})],
        )
    assert [found.tracks for found in client.own_playlists()] == list(range(53))


def test_the_items_of_a_playlist_come_in_order_with_a_gap_for_what_is_no_track(
    spotify: responses.RequestsMock, client: SpotifyClient
) -> None:
    items = [{"item": {"id": "a"}}, {"item": None}, {"item": {"id": "b"}}]
    spotify.add(
        responses.GET, f"{API}/playlists/p/items", json={"items": items, "total": len(items)}
    )
    assert list(client.playlist_track_ids("p")) == ["a", "", "b"]


def test_a_cover_is_sent_as_the_documentation_says(
    spotify: responses.RequestsMock, db: None
) -> None:
    spotify.add(responses.PUT, f"{API}/playlists/p/images", status=202)
    Calls("the-token").put_jpeg("playlists/p/images", b"\xff\xd8\xff")
    request = spotify.calls[0].request
    assert request.headers["Content-Type"] == "image/jpeg"
    assert request.body == "/9j/"
    assert request.headers["Authorization"] == "Bearer the-token"


def test_writes_without_an_answer_are_done(spotify: responses.RequestsMock, db: None) -> None:
    query = {"uris": "spotify:playlist:p"}
    spotify.add(responses.DELETE, f"{API}/me/library", match=[matchers.query_param_matcher(query)])
    spotify.add(responses.PUT, f"{API}/playlists/p")
    calls = Calls("the-token")
    calls.delete("me/library", uris="spotify:playlist:p")
    calls.put("playlists/p", {"name": "New"})
    assert json.loads(spotify.calls[1].request.body or "") == {"name": "New"}

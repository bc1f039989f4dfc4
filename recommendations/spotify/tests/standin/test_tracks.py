from __future__ import annotations

import pytest

from recommendations.spotify.standin.songs import Song, read_starter_songs
from recommendations.spotify.tests.standin.conftest import ELSEWHERE
from recommendations.spotify.tests.standin.contract import ERROR, OEMBED, TRACK, problems
from recommendations.spotify.tests.standin.demo_app import DemoApp

STARTER = read_starter_songs()
PRESENT = next(row for row in STARTER if not row.is_lacking)
LACKING = next(row for row in STARTER if row.is_lacking)


def test_a_starter_song_is_told_by_its_id(ada: DemoApp) -> None:
    reply = ada.get(f"tracks/{PRESENT.song.id}").json()
    assert problems(reply, TRACK) == []
    assert (reply["name"], reply["artists"][0]["name"]) == (PRESENT.title, PRESENT.artist)
    assert reply["album"]["release_date"] == str(PRESENT.year)


def test_another_id_is_told_as_the_lookup_knows_it(ada: DemoApp) -> None:
    reply = ada.get(f"tracks/{ELSEWHERE.id}").json()
    assert problems(reply, TRACK) == []
    assert reply["name"] == "Elsewhere"
    assert [artist["name"] for artist in reply["artists"]] == ["Somebody", "Else"]
    assert reply["explicit"] is True


@pytest.mark.parametrize("track_id", [LACKING.song.id, "0" * 22])
def test_what_nobody_knows_is_not_found(ada: DemoApp, track_id: str) -> None:
    reply = ada.get(f"tracks/{track_id}")
    assert reply.status_code == 404
    assert problems(reply.json(), ERROR) == []


def test_an_id_of_the_wrong_form_is_refused(ada: DemoApp) -> None:
    assert ada.get("tracks/short").status_code == 400


def test_every_declared_picture_is_there_at_its_size(ada: DemoApp) -> None:
    images = ada.get(f"tracks/{PRESENT.song.id}").json()["album"]["images"]
    assert [image["width"] for image in images] == [640, 300, 64]
    for image in images:
        picture = ada.page(image["url"].removeprefix(f"{ada.origin}/"))
        assert picture.headers["Content-Type"] == "image/svg+xml"
        assert f'width="{image["width"]}" height="{image["height"]}"' in picture.text


@pytest.mark.parametrize("path", ["image/short/640.svg", f"image/{'a' * 22}/641.svg"])
def test_other_pictures_are_not_there(demo: DemoApp, path: str) -> None:
    assert demo.page(path).status_code == 404


@pytest.mark.parametrize("prefix", ["{origin}/track/", "https://open.spotify.com/intl-de/track/"])
@pytest.mark.parametrize("song", [PRESENT.song, ELSEWHERE])
def test_oembed_tells_title_and_picture_without_a_token(
    demo: DemoApp, prefix: str, song: Song
) -> None:
    address = f"{prefix.format(origin=demo.origin)}{song.id}?si=1"
    reply = demo.page(f"oembed?url={address}").json()
    assert problems(reply, OEMBED) == []
    assert reply["title"] == song.title
    picture = demo.page(reply["thumbnail_url"].removeprefix(f"{demo.origin}/"))
    assert picture.status_code == 200


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("", 400),
        (f"https://open.spotify.com/track/{LACKING.song.id}", 404),
        (f"https://evil.example/track/{PRESENT.song.id}", 404),
        ("https://open.spotify.com/album/4iV5W9uYEdYUVa79Axb7Rh", 404),
        ("nonsense", 404),
    ],
)
def test_oembed_refuses_what_leads_to_no_track(demo: DemoApp, url: str, status: int) -> None:
    assert demo.page(f"oembed?url={url}").status_code == status

from __future__ import annotations

import base64

import pytest
import requests

from recommendations.spotify.tests.standin.contract import IMAGE, problems
from recommendations.spotify.tests.standin.demo_app import DemoApp
from recommendations.spotify.tests.standin.scripted import ScriptedStandin

# As many bytes as make a file be recognised as a JPEG.
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 2_000 + b"\xff\xd9"


def upload(
    app: DemoApp, playlist_id: str, body: bytes, kind: str = "image/jpeg"
) -> requests.Response:
    path = f"playlists/{playlist_id}/images"
    return app.call("PUT", path, data=body, headers={"Content-Type": kind})


def test_an_uploaded_cover_is_shown(ada: DemoApp) -> None:
    playlist_id = ada.new_playlist()
    assert upload(ada, playlist_id, base64.b64encode(JPEG)).status_code == 202
    images = ada.get(f"playlists/{playlist_id}/images").json()
    assert problems(images, [IMAGE]) == []
    assert ada.page(images[0]["url"].removeprefix(f"{ada.origin}/")).content == JPEG
    assert ada.get(f"playlists/{playlist_id}").json()["images"] == images


def test_without_an_upload_the_first_track_gives_the_cover(ada: DemoApp) -> None:
    empty, full = ada.new_playlist(), ada.new_playlist(track_ids=ada.liked_ids(1))
    assert ada.get(f"playlists/{empty}/images").json() == []
    images = ada.get(f"playlists/{full}/images").json()
    assert problems(images, [IMAGE]) == []
    assert len(images) == 3


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (base64.b64encode(JPEG), "image/png", 400),
        (JPEG, "image/jpeg", 400),
        (base64.b64encode(b"\x89PNG" + JPEG), "image/jpeg", 400),
        (b"", "image/jpeg", 400),
        (base64.b64encode(JPEG + b"\x00" * 200_000), "image/jpeg", 413),
    ],
)
def test_another_body_is_refused(ada: DemoApp, body: bytes, kind: str, status: int) -> None:
    playlist_id = ada.new_playlist()
    assert upload(ada, playlist_id, body, kind).status_code == status
    assert ada.get(f"playlists/{playlist_id}/images").json() == []


def test_the_limit_is_for_the_text_that_is_sent(ada: DemoApp) -> None:
    playlist_id = ada.new_playlist()
    # Three bytes make four letters.
    most = 256 * 1024 // 4 * 3
    fits, exceeds = (JPEG + b"\x00" * (length - len(JPEG)) for length in (most, most + 1))
    assert upload(ada, playlist_id, base64.b64encode(exceeds)).status_code == 413
    assert upload(ada, playlist_id, base64.b64encode(fits)).status_code == 202


def test_covers_have_a_rate_limit_of_their_own(ada: DemoApp, standin: ScriptedStandin) -> None:
    playlist_id = ada.new_playlist()
    standin.order("rate_limited", "put_cover", retry_after=5, times=1)
    refused = upload(ada, playlist_id, base64.b64encode(JPEG))
    assert (refused.status_code, refused.headers["Retry-After"]) == (429, "5")
    assert ada.add(playlist_id, *ada.liked_ids(1)).status_code == 201
    assert standin.playlists()[0].cover == ""
    assert upload(ada, playlist_id, base64.b64encode(JPEG)).status_code == 202


def test_nobody_changes_anothers_cover(ada: DemoApp, ben: DemoApp) -> None:
    assert upload(ben, ada.new_playlist(), base64.b64encode(JPEG)).status_code == 403


def test_a_cover_that_is_not_there_is_not_found(demo: DemoApp) -> None:
    assert demo.page(f"image/playlist/{'0' * 22}.jpg").status_code == 404

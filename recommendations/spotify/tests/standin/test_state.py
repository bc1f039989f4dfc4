from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from recommendations.spotify.standin.server import StandinServer, serve
from recommendations.spotify.standin.store import Store, UnreadableStateError
from recommendations.spotify.tests.standin.demo_app import CALLBACK, DemoApp

Start = Callable[..., StandinServer]


def test_a_restart_keeps_playlists_tokens_codes_and_faults(start: Start) -> None:
    before = DemoApp(start().origin).signed_in("Ada")
    tracks = before.liked_ids(3)
    playlist_id = before.new_playlist(track_ids=tracks)
    code = before.code("Ben")
    before.fail("search", "quota_exceeded", retry_after=9)

    after = replace(before, origin=start().origin)

    assert after.track_ids(playlist_id) == list(tracks)
    assert after.refresh().status_code == 200
    assert after.exchange(code, redirect_uri=CALLBACK).status_code == 200
    assert after.get("search", q="x", type="track").headers["Retry-After"] == "9"


def test_a_restart_keeps_ids_libraries_and_covers(start: Start) -> None:
    before = DemoApp(start().origin).signed_in("Chi")
    playlist_id = before.new_playlist()
    before.call(
        "PUT",
        f"playlists/{playlist_id}/images",
        data="/9j/4AAQ",
        headers={"Content-Type": "image/jpeg"},
    ).raise_for_status()
    likes = before.liked_ids(50)

    after = replace(before, origin=start().origin)

    assert after.liked_ids(50) == likes
    assert after.page(f"image/playlist/{playlist_id}.jpg").content == b"\xff\xd8\xff\xe0\x00\x10"


def test_the_file_holds_no_code_and_no_token(ada: DemoApp, state_path: Path) -> None:
    code = ada.code()
    written = state_path.read_text()
    for secret in (code, ada.tokens["access_token"], ada.tokens["refresh_token"]):
        assert secret not in written


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_the_file_is_its_owners_alone_and_nothing_is_left_beside_it(
    ada: DemoApp, state_path: Path
) -> None:
    assert stat.S_IMODE(state_path.stat().st_mode) == 0o600
    assert list(state_path.parent.iterdir()) == [state_path]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"version": 2}', '{"version": 1}'])
def test_a_file_that_is_no_state_is_refused_and_kept(content: str, state_path: Path) -> None:
    state_path.write_text(content)
    with pytest.raises(UnreadableStateError, match="Delete it"):
        serve(0, state_path, lambda _: None)
    assert state_path.read_text() == content


def test_a_change_that_fails_half_way_changes_nothing(state_path: Path) -> None:
    store = Store(state_path)
    with pytest.raises(ZeroDivisionError), store.changing() as state:
        state.rotation = "never"
        raise ZeroDivisionError
    with store.reading() as state:
        assert state.rotation == "pkce"
    assert not state_path.exists()


def test_a_restart_keeps_what_a_fault_has_left_to_do(start: Start) -> None:
    before = DemoApp(start().origin).signed_in("Ada")
    before.fail("me", "error_before", times=2)
    before.fail("search", "error_before", times=1, skip=2)
    assert before.get("me").status_code == 500
    before.get("search", q="x", type="track").raise_for_status()

    after = replace(before, origin=start().origin)
    assert [after.get("me").status_code for _ in range(2)] == [500, 200]
    found = [after.get("search", q="x", type="track").status_code for _ in range(2)]
    assert found == [200, 500]

    last = replace(before, origin=start().origin)
    assert last.get("me").status_code == 200
    assert last.get("search", q="x", type="track").status_code == 200

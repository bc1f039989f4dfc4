from __future__ import annotations

from recommendations.spotify.tests.standin.conftest import ELSEWHERE
from recommendations.spotify.tests.standin.demo_app import DemoApp


def test_a_track_has_a_player_that_anybody_may_frame(demo: DemoApp) -> None:
    reply = demo.page(f"embed/track/{ELSEWHERE.id}?utm_source=generator&theme=0")
    assert reply.status_code == 200
    assert reply.headers["Content-Type"].startswith("text/html")
    assert ELSEWHERE.title in reply.text
    assert "X-Frame-Options" not in reply.headers
    policy = reply.headers["Content-Security-Policy"]
    assert "frame-ancestors" not in policy
    assert "default-src 'none'" in policy


def test_the_player_has_no_script_and_says_that_it_is_not_spotify(demo: DemoApp) -> None:
    page = demo.page(f"embed/track/{ELSEWHERE.id}").text
    assert "<script" not in page
    assert "style=" not in page
    assert "<strong>not Spotify</strong>" in page


def test_other_pages_may_not_be_framed(demo: DemoApp) -> None:
    policy = demo.page(f"track/{ELSEWHERE.id}").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in policy


def test_an_unknown_track_has_no_player(demo: DemoApp) -> None:
    for track_id in ("0" * 22, "short"):
        assert demo.page(f"embed/track/{track_id}").status_code == 404


def test_oembed_names_the_player(demo: DemoApp) -> None:
    reply = demo.page(f"oembed?url=spotify:track:{ELSEWHERE.id}").json()
    assert reply["iframe_url"] == f"{demo.origin}/embed/track/{ELSEWHERE.id}"
    assert reply["iframe_url"] in reply["html"]

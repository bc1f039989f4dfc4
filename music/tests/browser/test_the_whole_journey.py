"""The main job: a face, a mood, a grid, a sign-in, a playlist in the account."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from playwright.sync_api import Page, expect

from emotion.labels import LABELS
from music.development.assets import CASCADE
from music.paths import ASSETS_DIR
from music.tests.browser.conftest import Visit
from music.tests.browser.video import Picture, clip, portrait, write_y4m
from recommendations.models import RecommendationSet, SavedPlaylist

pytestmark = pytest.mark.browser


def read_a_face(page: Page) -> None:
    page.click("#start-camera")
    expect(page.locator("#feed")).to_have_attribute("data-state", "steady")
    expect(page.locator("#recommend")).to_be_enabled()


def box(page: Page) -> list[int]:
    return [
        int(part) for part in (page.locator("#overlay").get_attribute("data-box") or "").split(",")
    ]


def cv2_box(picture: Picture) -> list[int]:
    cascade = cv2.CascadeClassifier(str(ASSETS_DIR / CASCADE))
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    boxes, neighbours = cascade.detectMultiScale2(grey, 1.2, 5, minSize=(80, 80))
    return [int(value) for value in boxes[int(np.argmax(neighbours))]]


def sign_in(page: Page, listener: str = "Ada") -> None:
    page.locator("#save-bar").get_by_role("button", name="Sign in with Spotify").click()
    page.get_by_label(listener).check()
    page.get_by_role("button", name="Agree").click()


def test_from_a_face_to_a_playlist_in_the_account(
    visit: Callable[..., Visit], portrait_video: Path
) -> None:
    one = visit(video=portrait_video)
    page = one.open()
    expect(page.locator("#feed")).to_have_attribute("data-state", "idle")
    expect(page.get_by_text("What happens with your camera")).to_be_visible()

    read_a_face(page)
    wanted, drawn = cv2_box(portrait()), box(page)
    assert all(abs(a - b) <= 4 for a, b in zip(wanted, drawn, strict=True)), (wanted, drawn)

    page.click("#recommend")
    page.wait_for_url("**/recommendations/*/")
    address = page.url
    expect(page.locator(".card")).to_have_count(12)
    chosen = RecommendationSet.objects.get()
    assert chosen.owner is None
    assert LABELS[chosen.probabilities.index(max(chosen.probabilities))] == "happy"

    sign_in(page)
    page.wait_for_url(address)
    page.locator("#save-bar").get_by_role("button", name="Save").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
    page.reload()
    saved = SavedPlaylist.objects.get()
    assert saved.added + len(saved.missing_tracks) == 12

    shown = page.locator(".card").evaluate_all(
        "cards => cards.map(card => [Number(card.dataset.track),"
        " card.querySelector('.card-title').textContent.trim()])"
    )
    found = [title for track, title in shown if track not in saved.missing_tracks]
    with page.expect_popup() as popup:
        page.locator("#save-bar a", has_text="Spotify").first.click()
    playlist = popup.value
    titles = playlist.locator("[data-track-id]").evaluate_all(
        "rows => rows.map(row => row.querySelector('.track-title').textContent.trim())"
    )
    assert titles == found
    assert one.complaints == []
    assert all(url.startswith(("http://127.0.0.1:", "blob:", "data:")) for url in one.requested)


@pytest.mark.data
def test_a_real_clip_is_read_too(
    visit: Callable[..., Visit], shared_data: Path, tmp_path: Path
) -> None:
    pictures = clip(shared_data / "faces" / "clip_single_face.mp4")
    one = visit(video=write_y4m(tmp_path / "clip.y4m", pictures))
    page = one.open()
    read_a_face(page)
    assert cv2_box(pictures[0])[2] * 0.5 < box(page)[2] < cv2_box(pictures[0])[2] * 2
    page.click("#recommend")
    page.wait_for_url("**/recommendations/*/")
    expect(page.locator(".card")).to_have_count(12)


def test_a_mood_by_hand_works_without_javascript(visit: Callable[..., Visit]) -> None:
    one = visit(javascript=False)
    page = one.open()
    page.get_by_role("button", name="sad").click()
    page.wait_for_url("**/recommendations/*/")
    expect(page.locator(".card")).to_have_count(12)
    page.get_by_role("button", name="Show 12 more").click()
    expect(page.locator(".card")).to_have_count(24)
    sign_in(page, "Ben")
    page.locator("#save-bar").get_by_role("button", name="Save").click()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
    assert SavedPlaylist.objects.get().wanted_tracks == list(
        RecommendationSet.objects.get().entries.values_list("track_id", flat=True)[:24]
    )


def test_a_double_click_on_save_makes_one_playlist(visit: Callable[..., Visit]) -> None:
    one = visit()
    page = one.open()
    page.get_by_role("button", name="happy").click()
    sign_in(page)
    page.locator("#save-bar").get_by_role("button", name="Save").dblclick()
    expect(page.locator("#save-bar")).to_have_attribute("data-state", "saved")
    saved = SavedPlaylist.objects.get()
    origin = page.locator("#save-bar a", has_text="Spotify").first.get_attribute("href")
    assert origin == f"{(origin or '').split('/playlist/')[0]}/playlist/{saved.spotify_id}"
    page.goto((origin or "").split("/playlist/")[0] + "/")
    page.get_by_role("link", name="Ada").first.click()
    expect(page.locator(f"a[href*='/playlist/{saved.spotify_id}']")).to_have_count(1)
    expect(page.locator("a[href*='/playlist/']")).to_have_count(1)


def test_a_consent_cancelled_at_spotify_leads_back_to_the_set(
    visit: Callable[..., Visit],
) -> None:
    one = visit()
    page = one.open()
    page.get_by_role("button", name="neutral").click()
    address = page.url
    page.locator("#save-bar").get_by_role("button", name="Sign in with Spotify").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("heading", name="Sign-in cancelled")).to_be_visible()
    page.get_by_role("link", name="Back to where you were").click()
    assert page.url == address
    expect(page.locator(".card")).to_have_count(12)


def test_a_stranger_asking_for_a_set_gets_404(visit: Callable[..., Visit]) -> None:
    owner = visit().open()
    owner.get_by_role("button", name="angry").click()
    stranger = visit()
    response = stranger.page.goto(owner.url)
    assert response is not None
    assert response.status == 404
    expect(stranger.page.locator(".card")).to_have_count(0)

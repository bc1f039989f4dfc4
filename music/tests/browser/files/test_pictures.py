from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import expect

from music.tests.browser.files.faces import nobody, one_face, two_faces
from music.tests.browser.files.part import FilePart, Rgb
from recommendations.models import RecommendationSet

pytestmark = pytest.mark.browser
Part = Callable[..., FilePart]


def test_a_face_in_a_photo_is_read_and_music_recommended_from_it(part: Part) -> None:
    one = part()
    one.choose_picture(one_face())
    one.expect_state("photo")
    expect(one.status).to_have_text("One face was found.")
    expect(one.root.locator("#files-mood")).to_contain_text("Mostly happy")
    reading = one.posted()
    assert reading is not None
    assert reading["origin"] == "photo"
    assert all(round(share, 4) == share for share in reading["probabilities"])
    happy = one.root.locator(".bar[data-emotion=happy] .bar-percent")
    expect(happy).to_have_text(f"{round(reading['probabilities'][3] * 100)} %")
    one.recommend.click()
    one.page.wait_for_url("**/recommendations/*/")
    expect(one.page.get_by_text("Read from your photo")).to_be_visible()
    made = RecommendationSet.objects.get()
    assert made.origin == "photo"
    assert made.probabilities == pytest.approx(reading["probabilities"], abs=1e-3)
    assert one.visit.complaints == []


def test_of_several_faces_one_is_chosen_by_the_keyboard(part: Part) -> None:
    one = part()
    one.choose_picture(two_faces())
    one.expect_state("photo")
    expect(one.status).to_have_text("2 faces were found. Choose the one that is yours.")
    expect(one.faces).to_have_count(2)
    expect(one.root.get_by_role("radio", name="Face 1 of 2: happy")).to_be_checked()
    before = one.field.input_value()
    one.faces.nth(0).focus()
    one.page.keyboard.press("ArrowRight")
    expect(one.root.get_by_role("radio", name="Face 2 of 2")).to_be_checked()
    expect(one.field).not_to_have_value(before)
    one.page.keyboard.press("ArrowLeft")
    expect(one.field).to_have_value(before)


def test_a_face_is_chosen_by_pressing_its_box(part: Part) -> None:
    one = part(width=390)
    one.choose_picture(two_faces())
    one.expect_state("photo")
    one.faces.nth(1).click()
    expect(one.faces.nth(1)).to_be_checked()


def test_a_box_lies_where_the_face_is_shown(part: Part) -> None:
    one = part()
    one.choose_picture(one_face())
    one.expect_state("photo")
    picture = one.root.locator("canvas[data-part=canvas]").bounding_box()
    shown = one.page.locator("#files-faces label").bounding_box()
    assert picture is not None
    assert shown is not None
    (x, y, width, height) = one.boxes()[0]
    scale = picture["width"] / 640
    wanted = [picture["x"] + x * scale, picture["y"] + y * scale, width * scale, height * scale]
    assert [shown["x"], shown["y"], shown["width"], shown["height"]] == pytest.approx(wanted, abs=1)


def jpeg(rgb: Rgb, orientation: int) -> bytes:
    data, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = orientation
    Image.fromarray(rgb).save(data, "JPEG", quality=95, exif=exif)
    return data.getvalue()


def test_a_photo_of_a_camera_held_sideways_is_turned_upright(part: Part) -> None:
    one = part()
    lying = np.ascontiguousarray(np.rot90(one_face()))
    one.choose({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg(lying, 6)})
    one.expect_state("photo")
    assert one.canvas_size() == [640, 480]
    expect(one.root.locator("#files-mood")).to_contain_text("happy")


def test_a_large_picture_is_read_at_a_bounded_size(part: Part) -> None:
    one = part()
    large = np.asarray(Image.fromarray(one_face()).resize((3000, 2250)))
    one.choose_picture(large)
    one.expect_state("photo")
    assert one.canvas_size() == [1920, 1440]
    assert one.boxes()[0][2] > 480 / 4


def test_what_is_transparent_is_read_as_on_white(part: Part) -> None:
    one = part()
    face = one_face()
    unseen = np.concatenate([face, np.zeros((*face.shape[:2], 1), np.uint8)], axis=2)
    one.choose_picture(unseen)
    # On black it would be too dark.
    one.expect_failure("no-face")


def test_of_an_animation_the_first_picture_is_read_and_said_to_be(part: Part) -> None:
    one = part()
    data = io.BytesIO()
    first, second = Image.fromarray(one_face()), Image.fromarray(nobody())
    first.save(data, "GIF", save_all=True, append_images=[second], duration=500)
    one.choose({"name": "a.gif", "mimeType": "image/gif", "buffer": data.getvalue()})
    one.expect_state("photo")
    expect(one.status).to_contain_text("Of an animation only the first picture is read.")


def test_every_usual_kind_of_picture_is_read_whatever_its_name_says(part: Part) -> None:
    one = part()
    for kind in ("JPEG", "PNG", "WEBP", "AVIF", "BMP", "GIF"):
        data = io.BytesIO()
        Image.fromarray(one_face()).save(data, kind)
        one.choose({"name": "a.txt", "mimeType": "text/plain", "buffer": data.getvalue()})
        one.expect_state("photo")
        assert len(one.boxes()) == 1, kind
        one.root.get_by_role("button", name="Clear").click()
        one.expect_state("idle")

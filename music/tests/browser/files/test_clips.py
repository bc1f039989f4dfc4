from __future__ import annotations

import base64
import re
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import expect

from emotion.services import read_media
from music.tests.browser.files.faces import nobody, one_face, two_faces, write_webm
from music.tests.browser.files.part import FilePart, as_png
from recommendations.models import RecommendationSet

pytestmark = pytest.mark.browser
Part = Callable[..., FilePart]

# What a browser records itself has no length in its header.
RECORD = """async (png) => {
    const bytes = Uint8Array.from(atob(png), (one) => one.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    const context = canvas.getContext("2d");
    const recorder = new MediaRecorder(canvas.captureStream(), { mimeType: "video/webm" });
    const parts = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    recorder.start();
    for (let frame = 0; frame < 30; frame += 1) {
        context.drawImage(image, 0, 0);
        await new Promise((done) => setTimeout(done, 50));
    }
    await new Promise((done) => {
        recorder.onstop = done;
        recorder.stop();
    });
    const recorded = new Uint8Array(await new Blob(parts).arrayBuffer());
    return btoa(Array.from(recorded, (one) => String.fromCharCode(one)).join(""));
}"""

# What other browsers make of a video's frame: neither knows how long it lasts, so that the
# time that they give is not when it began.
FRAMES_THAT_DO_NOT_KNOW = {
    "none at all": "undefined",
    "seconds for microseconds": """class {
        duration = null;
        constructor(video) { this.timestamp = Math.floor(video.currentTime); }
        close() {}
    }""",
    "the place sought": """class {
        duration = null;
        constructor(video) { this.timestamp = Math.round(1e6 * video.currentTime) + 66_000; }
        close() {}
    }""",
}


def test_a_clip_gives_curves_an_overall_mood_and_music(part: Part, tmp_path: Path) -> None:
    one = part()
    path = write_webm(tmp_path / "smile.webm", [one_face()] * 25, 25)
    one.choose(path)
    one.expect_state("clip")
    expect(one.status).to_have_text("The clip has been read.")
    overall = one.root.locator(".chart-overall")
    expect(overall).to_contain_text("Overall: Happy")
    expect(one.root.get_by_role("img", name="The seven emotions over 1.0 seconds")).to_be_visible()
    expect(one.people).to_have_count(0)
    reading = one.posted()
    assert reading is not None
    assert reading["origin"] == "clip"
    site = read_media(path)
    assert site.mood.mean is not None
    # Two decoders of VP8 turn colours into RGB each in their own way.
    assert reading["probabilities"] == pytest.approx(site.mood.mean, abs=0.02)
    one.recommend.click()
    one.page.wait_for_url("**/recommendations/*/")
    expect(one.page.get_by_text("Read from your clip")).to_be_visible()
    assert RecommendationSet.objects.get().origin == "clip"
    assert one.visit.complaints == []


def test_of_several_people_one_is_chosen_and_curve_and_mood_follow(
    part: Part, tmp_path: Path
) -> None:
    one = part()
    both = two_faces()
    left_alone = np.concatenate([both[:, :640], nobody()], axis=1)
    path = write_webm(tmp_path / "two.webm", [both] * 15 + [left_alone] * 15, 10)
    one.choose(path)
    one.expect_state("clip")
    expect(one.status).to_contain_text("2 people are in it.")
    expect(one.people).to_have_count(3)
    expect(one.root.get_by_role("radio", name="Whoever was in front")).to_be_checked()
    overall = one.root.locator(".chart-overall")
    before, said = one.field.input_value(), overall.inner_text()
    one.people.nth(0).focus()
    one.page.keyboard.press("ArrowDown")
    one.page.keyboard.press("ArrowDown")
    chosen = one.root.get_by_role("radio", name="Person 2 of 2, from 0.0 to")
    expect(chosen).to_be_checked()
    expect(overall).not_to_have_text(said)
    expect(one.field).not_to_have_value(before)
    after = one.posted()
    assert after is not None
    site = read_media(path)
    shares = {face.id: face.mood.mean for face in site.faces}
    assert after["probabilities"] == pytest.approx(shares[2], abs=0.03)


def test_of_a_long_clip_the_first_minute_is_read_and_said_to_be(part: Part, tmp_path: Path) -> None:
    one = part()
    one.choose(write_webm(tmp_path / "long.webm", [one_face()[::2, ::2]] * 70, 1))
    one.expect_state("clip")
    expect(one.status).to_contain_text("this covers its first 60 seconds")
    expect(one.root.get_by_role("img", name="over 60.0 seconds")).to_be_visible()


def test_of_a_clip_that_breaks_off_the_rest_is_not_made_up(part: Part, tmp_path: Path) -> None:
    one = part()
    moving = [np.roll(one_face(), 2 * step, axis=1) for step in range(40)]
    whole = write_webm(tmp_path / "whole.webm", moving, 10).read_bytes()
    half = tmp_path / "half.webm"
    half.write_bytes(whole[: len(whole) // 2])
    one.choose(half)
    one.expect_state("clip")
    expect(one.status).to_have_text(
        re.compile(r"The clip has been read\. It is damaged: this covers its first [1-3]\.\d sec")
    )
    expect(one.root.get_by_role("img", name="over 4.0 seconds")).to_have_count(0)


@pytest.mark.parametrize("frame", FRAMES_THAT_DO_NOT_KNOW.values(), ids=FRAMES_THAT_DO_NOT_KNOW)
def test_a_clip_is_read_whole_where_frames_do_not_know_their_time(
    part: Part, tmp_path: Path, frame: str
) -> None:
    one = part()
    one.page.evaluate(f"() => {{ window.VideoFrame = {frame}; }}")
    path = write_webm(tmp_path / "smile.webm", [one_face()] * 25, 25)
    one.choose(path)
    one.expect_state("clip")
    expect(one.status).to_have_text("The clip has been read.")
    reading, site = one.posted(), read_media(path)
    assert reading is not None
    assert site.mood.mean is not None
    assert reading["probabilities"] == pytest.approx(site.mood.mean, abs=0.02)
    expect(one.root.get_by_role("img", name="The seven emotions over 1.0 seconds")).to_be_visible()


def test_a_clip_that_does_not_say_how_long_it_lasts_is_read_to_its_end(part: Part) -> None:
    one = part()
    png = base64.b64encode(as_png(one_face())).decode()
    recorded = base64.b64decode(one.page.evaluate(RECORD, png))
    one.choose({"name": "me.webm", "mimeType": "video/webm", "buffer": recorded})
    one.expect_state("clip")
    expect(one.root.locator(".chart-overall")).to_contain_text("Overall: Happy")


def test_reading_a_clip_shows_how_far_it_is_and_can_be_cancelled(
    part: Part, tmp_path: Path
) -> None:
    one = part()
    one.choose(write_webm(tmp_path / "calm.webm", [one_face()] * 400, 10))
    one.expect_state("reading-clip")
    progress = one.root.get_by_role("progressbar", name="Reading the clip.")
    expect(progress).to_have_attribute("value", re.compile("0[.]"))
    cancel = one.root.get_by_role("button", name="Cancel")
    cancel.focus()
    one.page.keyboard.press("Enter")
    one.expect_state("idle")
    expect(one.status).to_have_text("Cancelled. Nothing of the file is kept.")
    expect(one.page.locator("#files-input")).to_be_focused()
    assert one.canvas_size() == [0, 0]
    one.choose_picture(one_face())
    one.expect_state("photo")


def test_another_file_takes_the_place_of_a_clip_that_is_being_read(
    part: Part, tmp_path: Path
) -> None:
    one = part()
    one.choose(write_webm(tmp_path / "calm.webm", [two_faces()] * 400, 10))
    one.expect_state("reading-clip")
    one.choose_picture(one_face())
    one.expect_state("photo")
    assert one.canvas_size() == [640, 480]
    reading = one.posted()
    assert reading is not None
    assert reading["origin"] == "photo"


def test_a_frame_that_is_late_is_waited_for(part: Part, tmp_path: Path) -> None:
    one = part()
    one.page.evaluate("""() => {
        const { VideoFrame } = window;
        let asked = 0;
        window.VideoFrame = class {
            constructor(video) {
                asked += 1;
                if (asked % 3) throw new DOMException("No frame yet", "InvalidStateError");
                return new VideoFrame(video);
            }
        };
    }""")
    one.choose(write_webm(tmp_path / "late.webm", [one_face()] * 8, 10))
    one.expect_state("clip")
    expect(one.status).not_to_contain_text("damaged")

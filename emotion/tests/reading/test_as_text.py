from __future__ import annotations

from emotion.errors import MediaTooLongError
from emotion.labels import LABELS
from emotion.reading.as_text import as_text
from emotion.tests.reading.staging import BRIGHT, DARK, LEFT, RIGHT, media, read, tenths


def test_a_picture_has_a_row_for_each_face() -> None:
    text = as_text(read(media(kind="picture"), [[LEFT, RIGHT]]))
    assert "picture, 320x240, 2 faces" in text
    assert "mood: happy 88%" in text
    assert all(label in text for label in LABELS)
    assert "1*" in text
    assert "20, 60" in text
    assert "190, 60" in text


def test_a_clip_has_a_timeline() -> None:
    levels = [BRIGHT] * 30 + [DARK] * 30
    text = as_text(read(media(tenths(60), levels=levels), [[LEFT]] * 60))
    assert "video, 320x240, 6.0 s, 60 frames, 1 face" in text
    happy, angry = text.splitlines()[-2:]
    assert happy.split() == ["0.0", "-", "4.7", "s", "happy"]
    assert angry.split() == ["4.7", "-", "6.0", "s", "angry"]


def test_not_sure_says_what_comes_nearest() -> None:
    levels = [BRIGHT] * 21 + [DARK] * 20
    text = as_text(read(media(tenths(41), levels=levels), [[LEFT]] * 41))
    assert "mood: not sure (most of all happy, 46%), over 4.1 s with a face" in text


def test_nobody_is_no_face_and_has_no_table() -> None:
    text = as_text(read(media(tenths(20)), [[]] * 20))
    assert "mood: no face" in text
    assert "angry" not in text


def test_a_clip_of_which_only_a_part_was_read_says_why() -> None:
    cut = media(tenths(20), error=MediaTooLongError("Only ten minutes are read."))
    assert "Only a part was read. Only ten minutes are read." in as_text(read(cut, [[]] * 20))


def test_a_timeline_of_several_people_says_who_is_meant() -> None:
    script = [[LEFT]] * 20 + [[RIGHT]] * 30
    text = as_text(read(media(tenths(50)), script))
    assert "happy (face 1)" in text
    assert "happy (face 2)" in text
    assert "* in front for longest" in text

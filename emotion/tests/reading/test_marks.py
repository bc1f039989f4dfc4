from __future__ import annotations

from emotion.reading.annotating.marks import marks_of, words
from emotion.tests.reading.staging import LEFT, RIGHT, media, read, tenths


def test_a_face_bears_its_steady_label_and_share() -> None:
    reading = read(media(kind="picture"), [[LEFT]])
    assert words(reading.faces[0].appearances[0]) == "Happy 88 %"


def test_the_face_in_front_is_drawn_last() -> None:
    ((other, front),) = marks_of(read(media(kind="picture"), [[LEFT, RIGHT]]))
    assert (front.box, front.in_front) == (LEFT, True)
    assert (other.box, other.in_front) == (RIGHT, False)


def test_a_box_stays_while_its_label_is_held() -> None:
    marks = marks_of(read(media(tenths(30)), [[LEFT]] * 5 + [[]] * 25))
    assert [mark.held for row in marks[:5] for mark in row] == [False] * 5
    assert [mark.held for row in marks[5:14] for mark in row] == [True] * 9
    assert not any(marks[15:])


def test_frames_without_faces_have_no_marks() -> None:
    assert marks_of(read(media(tenths(3)), [[]] * 3)) == [[], [], []]

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emotion.steadiness.boxes import Box
from emotion.steadiness.scene import Scene
from emotion.steadiness.states import STATES
from emotion.tests.steadiness.acting import FACE, HAPPY

boxes = st.builds(
    Box,
    x=st.integers(0, 600),
    y=st.integers(0, 400),
    width=st.integers(24, 300),
    height=st.integers(24, 300),
    neighbours=st.integers(0, 60),
)
pictures = st.lists(
    st.tuples(st.floats(0, 4), st.lists(boxes, max_size=4)), min_size=1, max_size=25
)


@given(pictures)
def test_whatever_is_seen_every_box_has_a_track_of_its_own_and_there_is_a_state(
    shown: list[tuple[float, list[Box]]],
) -> None:
    scene, now = Scene(), 0.0
    for pause, seen in shown:
        now += pause
        sight = scene.see(now, seen)
        assert len(set(sight.ids)) == len(seen)
        for track in sight.ids:
            assert sum(scene.read(track, HAPPY).mean) == pytest.approx(1)
        assert scene.state in STATES
        assert (scene.state == "no-face") == (sight.front is None)
        assert not seen or sight.front is not None


@given(pictures)
def test_the_same_pictures_give_the_same_tracks(shown: list[tuple[float, list[Box]]]) -> None:
    def run() -> list[object]:
        scene, now, said = Scene(), 0.0, []
        for pause, seen in shown:
            now += pause
            said.append(scene.see(now, seen))
        return list(said)

    assert run() == run()


def test_the_clock_may_start_anywhere() -> None:
    scene = Scene()
    scene.read(scene.see(1_700_000_000.5, [FACE]).ids[0], HAPPY)
    assert scene.state == "happy"


def test_a_clock_that_runs_backwards_is_refused() -> None:
    scene = Scene()
    scene.see(2, [])
    with pytest.raises(ValueError, match="cannot follow"):
        scene.see(1.9, [])


def test_a_face_that_is_not_followed_cannot_be_read() -> None:
    with pytest.raises(KeyError):
        Scene().read(1, HAPPY)

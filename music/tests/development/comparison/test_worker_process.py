from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from music.development.comparison.contestants import Contestant
from music.development.comparison.errors import ComparisonError
from music.development.comparison.worker_process import running
from music.tests.development.comparison.conftest import MakeContestant, SavePictures

DARK, BRIGHT = 10, 250


def test_a_worker_says_what_it_is_and_what_starting_cost(contestant: MakeContestant) -> None:
    with running(contestant()) as worker:
        assert (worker.ready.version, worker.ready.runtime) == ("1.0", "nothing")
        # The fake engine imports NumPy through its pictures' type, so both take some time.
        assert worker.ready.import_seconds > 0
        assert worker.ready.load_seconds > 0


def test_faces_are_read_in_order_and_by_the_library_s_own_names(
    contestant: MakeContestant, save: SavePictures
) -> None:
    with running(contestant()) as worker:
        answer = worker.read("face", save(DARK, BRIGHT))
    (dark,), (bright,) = answer.readings
    assert (max(dark, key=dark.__getitem__), max(bright, key=bright.__getitem__)) == (
        "angry",
        "happy",
    )
    assert len(answer.seconds) == 2
    assert min(answer.seconds) > 0


def test_a_frame_may_hold_no_face_or_several(
    contestant: MakeContestant, save: SavePictures
) -> None:
    with running(contestant()) as worker:
        answer = worker.read("frame", save(0, 1, 3))
    assert [len(faces) for faces in answer.readings] == [0, 1, 3]


def test_what_a_library_prints_is_not_taken_for_an_answer(
    contestant: MakeContestant, save: SavePictures
) -> None:
    with running(contestant(chatty=True)) as worker:
        assert len(worker.read("face", save(DARK)).readings) == 1


def test_a_library_that_does_not_open_is_named_with_its_reason(
    contestant: MakeContestant,
) -> None:
    with (
        pytest.raises(ComparisonError, match=r"fer failed: FileNotFoundError: x\.onnx is missing"),
        running(contestant("fer", missing="x.onnx")),
    ):
        pass


def test_a_library_that_is_not_there_is_named_with_its_reason() -> None:
    absent = Contestant("fer", Path(sys.executable), "no_such_library", {})
    with pytest.raises(ComparisonError, match="fer failed: .*no_such_library"), running(absent):
        pass


def test_a_library_that_fails_while_reading_is_named_with_its_reason(
    contestant: MakeContestant, save: SavePictures
) -> None:
    with (
        running(contestant("fer", broken=True)) as worker,
        pytest.raises(ComparisonError, match="fer failed: RuntimeError: too bright"),
    ):
        worker.read("face", save(BRIGHT))


def test_a_worker_that_has_failed_gives_no_answer_later(
    contestant: MakeContestant, save: SavePictures
) -> None:
    pictures = save(BRIGHT)
    with running(contestant("fer", broken=True)) as worker:
        with pytest.raises(ComparisonError, match="too bright"):
            worker.read("face", pictures)
        with pytest.raises(ComparisonError, match="fer ended without an answer"):
            worker.read("face", pictures)


def test_a_worker_that_does_not_answer_is_ended(
    contestant: MakeContestant, save: SavePictures
) -> None:
    with running(contestant("fer", slow=True)) as worker:
        worker.answer_s = 0.5
        with pytest.raises(ComparisonError, match="fer ended without an answer"):
            worker.read("face", save(BRIGHT))


def test_a_python_that_is_not_there_is_an_error_in_words(tmp_path: Path) -> None:
    nobody = Contestant("fer", tmp_path / "python", "any", {})
    with pytest.raises(ComparisonError, match="fer cannot be started"), running(nobody):
        pass


@pytest.mark.skipif(os.name == "nt", reason="Windows starts no scripts by name")
def test_a_program_that_is_no_worker_is_told_by_its_last_words(tmp_path: Path) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\necho 'cannot open shared library' >&2\n")
    program.chmod(0o700)
    dumb = Contestant("fer", program, "any", {})
    with pytest.raises(ComparisonError, match="cannot open shared library"), running(dumb):
        pass

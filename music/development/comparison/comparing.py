"""The comparison itself: starts, faces, frames."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median

import numpy as np

from emotion.model_files import sha256
from music.development.comparison.contestants import Contestant
from music.development.comparison.faces import LabelledFaces
from music.development.comparison.frames import FrameSet, made_up_faces
from music.development.comparison.machine import machine
from music.development.comparison.messages import Ready
from music.development.comparison.pictures import Picture
from music.development.comparison.results import (
    Comparison,
    Figures,
    FrameFigures,
    FrameSource,
)
from music.development.comparison.rounds import Tally, read_in_turn
from music.development.comparison.scoring import named_scores
from music.development.comparison.worker_process import running

# So few that a change in the machine's load reaches every worker.
FACES_A_TURN = 100
FRAMES_A_TURN = 10

Progress = Callable[[str], object]


@dataclass(frozen=True)
class Plan:
    """``faces`` None measures speed alone; ``runs`` is the least number of readings of each
    set of frames, ``starts`` that of counted fresh processes; both at least 1."""

    contestants: tuple[Contestant, ...]
    model: Path
    faces: LabelledFaces | None
    frames: tuple[FrameSet, ...]
    runs: int
    starts: int


def compare(plan: Plan, progress: Progress = lambda step: None) -> Comparison:
    """Measure all contestants in turn. Raises ComparisonError."""
    described = machine()  # first, because it tells how busy the machine was before this
    progress(f"Starting each of {len(plan.contestants)}, {plan.starts + 1} times ...")
    starts = _starts(plan.contestants, plan.starts)
    with ExitStack() as stack:
        workers = [stack.enter_context(running(one)) for one in plan.contestants]
        faces = made_up_faces() if plan.faces is None else plan.faces.pictures
        progress(f"Reading {len(faces):,} faces ...")
        face_tallies = read_in_turn(workers, "face", faces, turn=FACES_A_TURN)
        frame_tallies: list[list[Tally]] = []
        for frame_set in plan.frames:
            repeated = _repeated(frame_set, plan.runs)
            progress(f"Reading {len(repeated):,} frames of {frame_set.name} ...")
            frame_tallies.append(read_in_turn(workers, "frame", repeated, turn=FRAMES_A_TURN))
    figures = [
        _figures(
            contestant,
            starts[index],
            face_tallies[index],
            [tallies[index] for tallies in frame_tallies],
            plan,
        )
        for index, contestant in enumerate(plan.contestants)
    ]
    return Comparison(
        date=date.today().isoformat(),
        machine=described,
        model_sha256=sha256(plan.model),
        split=None if plan.faces is None else plan.faces.split,
        faces=len(faces),
        starts=plan.starts,
        frames=tuple(FrameSource(one.name, len(one.pictures)) for one in plan.frames),
        figures=tuple(figures),
    )


def _starts(contestants: Sequence[Contestant], count: int) -> list[list[Ready]]:
    """Start each `count` times, in turn, after once that fills the disk's cache."""
    said: list[list[Ready]] = [[] for _ in contestants]
    for attempt in range(count + 1):
        for contestant, heard in zip(contestants, said, strict=True):
            with running(contestant) as worker:
                if attempt:
                    heard.append(worker.ready)
    return said


def _repeated(frame_set: FrameSet, least: int) -> Picture:
    times = -(-least // len(frame_set.pictures))
    if times == 1:
        return frame_set.pictures
    return np.tile(frame_set.pictures, (times, 1, 1, 1))


def _figures(
    contestant: Contestant,
    starts: Sequence[Ready],
    face: Tally,
    frames: Sequence[Tally],
    plan: Plan,
) -> Figures:
    known = [one.peak_bytes for one in starts if one.peak_bytes is not None]
    return Figures(
        title=contestant.title,
        version=starts[0].version,
        runtime=starts[0].runtime,
        import_seconds=median(one.import_seconds for one in starts),
        load_seconds=median(one.load_seconds for one in starts),
        ready_bytes=round(median(known)) if known else None,
        peak_bytes=(frames[-1] if frames else face).peak_bytes,
        face=face.timing(),
        scores=None if plan.faces is None else named_scores(plan.faces, face.readings),
        frames=tuple(
            _frame_figures(tally, len(one.pictures))
            for tally, one in zip(frames, plan.frames, strict=True)
        ),
    )


def _frame_figures(tally: Tally, frames: int) -> FrameFigures:
    """Count the faces of the first pass; later ones repeat it for the sake of the time."""
    found = [len(faces) for faces in tally.readings[:frames]]
    return FrameFigures(sum(map(bool, found)), sum(found), tally.timing())

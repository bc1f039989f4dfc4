"""What the table shows: each picture in every row that it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePath

from emotion.detection_table.camera_frames import cut_to_face, in_frame, turned, with_face_of
from emotion.detection_table.pictures import Picture

FACE_WIDTHS = (240, 160, 120, 100, 80, 70, 60, 50, 40)
TILTS = (-40, -30, -20, -10, 0, 10, 20, 30, 40)
NOBODY_TILTS = (-30, -20, -10, 10, 20, 30)
CUTS = (0.9, 1.0, 1.2, 1.5, 2.0)
CUT_SIDES = (48, 200)
# Its head is tilted as it is: turned by 20 degrees it would stand upright.
TILTED_AS_IT_IS = "lisa_lisa3.jpg"
DISTANCES = "zoom_"


@dataclass(frozen=True)
class Scene:
    """A picture to search; ``group`` and ``row`` say where in the table it counts."""

    group: str
    row: str
    picture: Picture


def scenes(pictures: Iterable[Picture]) -> Iterator[Scene]:
    for picture in pictures:
        frame = in_frame(picture)
        if picture.is_frame:
            yield Scene("clip", "one person" if picture.faces else "nobody", frame)
            continue
        yield Scene("pose", _pose(picture), frame)
        yield Scene("photograph", _pose(picture), picture)
        if picture.name.startswith(DISTANCES):
            distance = PurePath(picture.name).stem.removeprefix(DISTANCES)
            yield Scene("distance", distance.replace("cm", " cm"), frame)
        if picture.faces == 0:
            for degrees in NOBODY_TILTS:
                yield Scene("pose", "nobody, turned", turned(frame, degrees))
        if picture.faces == picture.frontal == 1 and picture.boxes:
            yield from _of_one_face(picture, frame)


def _of_one_face(picture: Picture, frame: Picture) -> Iterator[Scene]:
    for side in CUT_SIDES:
        for share in CUTS:
            cut = cut_to_face(picture, share, side)
            yield Scene("cut", f"{share} x face, {side} px", cut)
    for width in FACE_WIDTHS:
        smaller = with_face_of(picture, width)
        if smaller is not None:
            yield Scene("face width", f"{width} px", smaller)
    if picture.name != TILTED_AS_IT_IS:
        for degrees in TILTS:
            yield Scene("tilt", f"{degrees:+d}°" if degrees else "0°", turned(frame, degrees))


def _pose(picture: Picture) -> str:
    if picture.faces == 0:
        return "nobody"
    if picture.faces > 1:
        return f"group: {PurePath(picture.name).stem}"
    return "frontal" if picture.frontal else "profile"

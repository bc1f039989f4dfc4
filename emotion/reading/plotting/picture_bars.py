from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from emotion.labels import LABELS
from emotion.reading.as_text import in_words
from emotion.reading.plotting.palette import COLOURS
from emotion.reading.results import FaceTrack, MediaReading
from emotion.training.plots.style import INK, INK_SOFT, calm, new_figure

MAX_FACES = 6
COLUMNS = 3
# Inches of one face's bars.
WIDTH, HEIGHT = 3.4, 2.7
EMPTY_HEIGHT = 0.4
MARGIN = 0.9
# Shares beyond the longest bar, for its figure.
ROOM = 0.2


def picture_figure(reading: MediaReading, name: str) -> Figure:
    """Seven bars for each face of a picture, at most `MAX_FACES`, the one in front first."""
    faces = sorted(reading.faces, key=lambda face: (face.id != reading.front, face.id))[:MAX_FACES]
    columns = max(1, min(COLUMNS, len(faces)))
    rows = max(1, -(-len(faces) // columns))
    left_out = len(reading.faces) - len(faces)
    caption = f"{left_out} more faces are not shown." if left_out else ""
    figure = new_figure(
        max(columns, 1.5) * WIDTH + MARGIN,
        (rows * HEIGHT if faces else EMPTY_HEIGHT) + MARGIN,
        name,
        caption if faces else "No face was found.",
    )
    panels = list(figure.subplots(rows, columns, squeeze=False, sharey=True).flat)
    for axes, face in zip(panels, faces, strict=False):
        _draw(axes, face, in_front=len(reading.faces) > 1 and face.id == reading.front)
    for axes in panels[len(faces) :]:
        axes.set_axis_off()
    return figure


def _draw(axes: Axes, face: FaceTrack, *, in_front: bool) -> None:
    shares = face.appearances[0].probabilities
    calm(axes, grid=None)
    axes.spines["bottom"].set_visible(False)
    axes.set_xticks([])
    bars = axes.barh(LABELS, shares, height=0.66, color=[COLOURS[label] for label in LABELS])
    axes.bar_label(
        bars, [f"{share:.0%}" for share in shares], padding=4, fontsize=9, color=INK_SOFT
    )
    axes.set_xlim(0, 1 + ROOM)
    if not axes.yaxis_inverted():
        axes.invert_yaxis()
    axes.set_title(
        f"face {face.id}: {in_words(face.mood.state)}" + (", in front" if in_front else ""),
        loc="left",
        fontsize=10,
        color=INK,
    )

"""A playlist's cover: the figure of its mood on a ground of its set's own."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from PIL import Image

from emotion.labels import LABELS
from recommendations.covers.chance import Chance
from recommendations.covers.colours import MOODS, mixed
from recommendations.covers.figure import draw_figure
from recommendations.covers.ground import draw_ground

SIDE = 640
# Drawn so much larger and reduced, since Pillow draws edges without half-tones.
TIMES = 3
QUALITY = 90
# Whoever changes how covers look counts up: browsers keep pictures by it.
VERSION = 1


def draw_cover(probabilities: Sequence[float], seed: bytes) -> bytes:
    """A JPEG of 640 pixels a side, the same for the same arguments.

    `probabilities` are seven numbers in the order of `emotion.labels`; `seed` is what tells
    one set from another of the same mood.
    """
    strongest, next_to_it = sorted(
        range(len(LABELS)), key=lambda index: probabilities[index], reverse=True
    )[:2]
    mood = MOODS[LABELS[strongest]]
    # The second colours the picture as far as it comes near the first.
    share = probabilities[next_to_it] / (probabilities[strongest] or 1.0)
    beside = mixed(MOODS[LABELS[next_to_it]].petal, min(share, 1.0), mood.petal)
    picture = draw_ground(SIDE * TIMES, mood, beside, Chance(seed))
    draw_figure(picture, probabilities, mood.ink)
    reduced = picture.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    written = BytesIO()
    # Full colour at every pixel: the petals' edges are all colour.
    reduced.save(written, "JPEG", quality=QUALITY, subsampling=0, optimize=True)
    return written.getvalue()

"""How hard to look for faces; chosen by the tables in docs/face-detection.md."""

from __future__ import annotations

from dataclasses import dataclass

# The window that the cascade was trained on; it cannot see anything smaller.
SMALLEST_FACE = 24


@dataclass(frozen=True)
class Search:
    """How one pass of the cascade goes over a picture.

    ``scale_factor`` is the step from one window size to the next. More than ``neighbours``
    detections must agree on a face, more than ``turned_neighbours`` on a tilted one. No
    face smaller than 1/``smallest_share`` of the picture's height is looked for.
    """

    scale_factor: float
    neighbours: int
    turned_neighbours: int
    smallest_share: int

    def smallest_face(self, height: int) -> int:
        """Side in pixels of the smallest face looked for in a picture of this height."""
        return max(SMALLEST_FACE, round(height / self.smallest_share))


# Five frames a second and more have to be read.
CAMERA = Search(scale_factor=1.2, neighbours=5, turned_neighbours=11, smallest_share=7)

# Nobody waits for a photograph. Its longest side is brought to one length first, so that
# time and false faces depend on what it shows and not on the camera that took it.
PHOTOGRAPH_SIDE = 480
PHOTOGRAPH = Search(scale_factor=1.1, neighbours=10, turned_neighbours=20, smallest_share=20)

# A face that fills the picture: windows must reach over its edges, so a margin of the
# repeated edge is put around it, the longest side divided by this.
MARGIN_SHARE = 7
CLOSE_UP = Search(scale_factor=1.05, neighbours=12, turned_neighbours=12, smallest_share=3)

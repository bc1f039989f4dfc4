"""What a library must do to be compared; the worker knows it by this alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # It imports NumPy, which is a part of what importing an engine costs.
    from music.development.comparison.pictures import Picture

# One face: a share of 0..1 by the library's own name of each emotion.
Emotions = dict[str, float]


class Engine(Protocol):
    """A library, ready to read. A module that offers one has ``open_engine(**options)``."""

    version: str
    # Name and version of what runs its network.
    runtime: str

    def read_face(self, picture: Picture) -> list[Emotions]:
        """Read uint8 [H, W, 3] (BGR) that is one face and nothing else; at most one item."""
        ...

    def read_frame(self, picture: Picture) -> list[Emotions]:
        """Find the faces in uint8 [H, W, 3] (BGR) and read each of them."""
        ...

"""What became of a saved playlist afterwards, as far as WMusic had a hand in it."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from recommendations.models import SavedPlaylist

Way = SavedPlaylist.Way


@dataclass(frozen=True)
class Replacement:
    """Another set took the place of this one's tracks. ``set_id`` is None where that set is
    deleted; ``is_certain`` is False while that is under way or was not confirmed.
    """

    set_id: UUID | None
    is_certain: bool


def replacement_of(saved: SavedPlaylist) -> Replacement | None:
    """Of a filled playlist; None where its tracks are in it as far as WMusic knows."""
    if saved.replaced_at is not None:
        by = saved.replaced_by
        return Replacement(by.set_id if by else None, is_certain=True)
    writer = _holder(saved).writer
    if writer is None or writer.pk == saved.pk or writer.way != Way.REPLACE or writer.added:
        return None
    is_out = SavedPlaylist.State.ADDING in (writer.state, writer.stopped_in)
    return Replacement(writer.set_id, is_certain=False) if is_out else None


def is_gone(saved: SavedPlaylist) -> bool:
    """Whether Spotify did not list its playlist any more when WMusic last needed it."""
    return _holder(saved).gone_at is not None


def _holder(saved: SavedPlaylist) -> SavedPlaylist:
    """The record that the playlist was made for."""
    return saved.target or saved

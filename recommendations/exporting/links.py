"""Addresses alone, to be pasted."""

from __future__ import annotations

from recommendations.exporting.track_list import TrackList


def links(listed: TrackList) -> str:
    """The list as text: one address a line."""
    return "".join(f"{track.link}\n" for track in listed.tracks)

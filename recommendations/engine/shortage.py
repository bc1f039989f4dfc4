"""Why a list has fewer tracks than asked for."""

from __future__ import annotations

from enum import StrEnum

from recommendations.engine.request import Request


class Shortage(StrEnum):
    """``same-artists`` says that the others are further songs of the same artists, beyond the
    cap, or other versions of these songs; ``filtered-to-…`` speak of filters.
    """

    SAME_ARTISTS = "same-artists"
    FILTERED_TO_FEW = "filtered-to-few"
    FILTERED_TO_NONE = "filtered-to-none"
    FEW_TRACKS = "few-tracks"
    NO_TRACKS = "no-tracks"
    UNKNOWN_PLAYLIST = "unknown-playlist"


def shortage_of(chosen: int, candidates: int, excluded: int, request: Request) -> Shortage | None:
    """Return None for a list of full length.

    `candidates` passed the filters, which left `excluded` out; whatever of them had been
    held back has come back when a list is short.
    """
    if chosen >= request.limit:
        return None
    if candidates >= request.limit:
        return Shortage.SAME_ARTISTS
    if excluded:
        return Shortage.FILTERED_TO_FEW if candidates else Shortage.FILTERED_TO_NONE
    return Shortage.FEW_TRACKS if candidates else Shortage.NO_TRACKS

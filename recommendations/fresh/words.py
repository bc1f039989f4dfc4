"""What is said of tracks from Spotify: why each is in a list, and what a press did."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recommendations.fresh.filtering import LeftOut


def why_found(genre: str, year: int | None, *, is_new: bool, was_asked_for: bool) -> str:
    found = "New on Spotify" if is_new else "Found on Spotify"
    when = f", {year}" if year else ""
    part = (
        "you asked for the genre and the mood had no say"
        if was_asked_for
        else "the mood decided only the genre"
    )
    return f"{found} in {genre}{when}; how it sounds is not measured, so {part}."


def why_recommended(target: Sequence[float]) -> str:
    """`target` is valence, energy and danceability, 0..1."""
    valence, energy, danceability = target
    return (
        f"Spotify recommended it for valence {valence:.2f}, energy {energy:.2f} and "
        f"danceability {danceability:.2f}, which WMusic's table gives your mood; how it "
        "sounds is not measured here."
    )


def listed(words: Sequence[str]) -> str:
    """'soul', 'soul and pop', 'soul, pop and rock'."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def result(added: int, left_out: Mapping[LeftOut, int], nothing: str) -> str:
    """What a press did; `nothing` is said where Spotify named no song at all."""
    if not added and not left_out:
        return nothing
    parts = [_added(added)]
    if left_out:
        reasons = [f"{count} {why}" for why, count in left_out.items()]
        parts.append(f"Left out: {', '.join(reasons)}.")
    return " ".join(parts)


def _added(count: int) -> str:
    if count == 0:
        return "None of the songs that Spotify named could be added."
    if count == 1:
        return "1 song from Spotify was added to the end of the list."
    return f"{count} songs from Spotify were added to the end of the list."

"""Extended M3U in UTF-8, for players."""

from __future__ import annotations

from recommendations.exporting.one_line import one_line
from recommendations.exporting.track_list import ListedTrack, TrackList

# What players take for "not known".
UNKNOWN_SECONDS = -1


def m3u8(listed: TrackList) -> str:
    """The list as text: a name, and two lines a track."""
    lines = ["#EXTM3U", f"#PLAYLIST:{one_line(listed.name)}"]
    for track in listed.tracks:
        label = one_line(f"{track.artists} - {track.title}")
        lines += [f"#EXTINF:{_seconds(track)},{label}", track.link]
    return "\n".join(lines) + "\n"


def _seconds(track: ListedTrack) -> int:
    return UNKNOWN_SECONDS if track.duration_ms is None else round(track.duration_ms / 1000)

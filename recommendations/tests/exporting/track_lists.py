"""Lists to export, and a strategy that makes any."""

from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import strategies as st

from recommendations.exporting.track_list import ListedTrack, TrackList
from recommendations.spotify.addresses import standin

SPOTIFY = standin("http://127.0.0.1:8001")
KNOWN_ID = f"known{1:017}"


def listed(title: str = "Song", **changes: object) -> ListedTrack:
    values: dict[str, object] = {
        "title": title,
        "artists": "Somebody, Another",
        "year": 1999,
        "genre": "pop",
        "spotify_id": KNOWN_ID,
        "link": SPOTIFY.track(KNOWN_ID),
        "duration_ms": 201_600,
        "why": "Because it is bright",
    }
    return ListedTrack(**(values | changes))  # type: ignore[arg-type]


def list_of(*tracks: ListedTrack, name: str = "Mine") -> TrackList:
    return TrackList(name, datetime(2026, 11, 21, 12, 30, tzinfo=UTC), tracks)


@st.composite
def _any_track(draw: st.DrawFn) -> ListedTrack:
    title, artists = draw(st.text()), draw(st.text())
    known = draw(st.booleans())
    return listed(
        title,
        artists=artists,
        year=draw(st.none() | st.integers(1900, 2026)),
        genre=draw(st.text()),
        spotify_id=KNOWN_ID if known else "",
        link=SPOTIFY.track(KNOWN_ID) if known else SPOTIFY.search(title, artists),
        duration_ms=draw(st.none() | st.integers(0, 10**8)),
        why=draw(st.text()),
    )


any_list = st.builds(
    lambda name, tracks: list_of(*tracks, name=name), st.text(), st.lists(_any_track(), max_size=5)
)

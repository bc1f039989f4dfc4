"""What of a listener's library is to be read."""

from __future__ import annotations

from dataclasses import dataclass

from recommendations.models import ListenerTaste
from recommendations.spotify.library import is_spotify_id

Source = ListenerTaste.Source


@dataclass(frozen=True)
class Choice:
    """``playlist_id`` names the playlist where that is the source, and is empty otherwise.

    Raises ValueError for anything else, so that a form can hand on what it got.
    """

    source: Source
    playlist_id: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "source", Source(self.source))
        is_named = is_spotify_id(self.playlist_id)
        if is_named != (self.source == Source.PLAYLIST) or (self.playlist_id and not is_named):
            raise ValueError("a playlist, and nothing else, is named by its id")

"""What listeners have their libraries read for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recommendations.models import LibraryReading
from recommendations.services import like_playlist, mood_playlists, taste
from recommendations.spotify.library import Library


@dataclass(frozen=True)
class Use:
    """``require_offered`` raises a SpotifyError where the operator has turned it off;
    ``keep`` makes of a library what was wanted and ends the reading, or raises one."""

    require_offered: Callable[[], None]
    keep: Callable[[LibraryReading, Library], None]


USES: dict[str, Use] = {
    LibraryReading.Purpose.TASTE: Use(taste.require_offered, taste.keep),
    LibraryReading.Purpose.MOODS: Use(mood_playlists.require_offered, mood_playlists.keep),
    LibraryReading.Purpose.LIKE: Use(taste.require_offered, like_playlist.keep),
}

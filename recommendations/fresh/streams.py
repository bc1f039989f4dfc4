"""The tracks of one search, one after another, whatever pages they come on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from recommendations.spotify.discovery import SEARCH_LIMIT, DiscoveredPage, DiscoveredTrack

# Gives the page of a query from an offset on, None where it may not be read now.
Read = Callable[[str, int], DiscoveredPage | None]


class Stream:
    """``examined`` tracks of ``query`` were looked at, in this press and in earlier ones.

    A press seldom needs a whole page: the next one goes on in the middle of it.
    """

    def __init__(self, genre: str, query: str, examined: int, read: Read) -> None:
        self.genre = genre
        self.query = query
        self.examined = examined
        self.is_done = False
        self._read = read
        self._left: deque[DiscoveredTrack] = deque()
        self._is_last = False

    def next(self) -> DiscoveredTrack | None:
        """The next track; None at the end (``is_done``) or where no page may be read now."""
        if not self._left and not self._turn_page():
            return None
        self.examined += 1
        return self._left.popleft()

    def _turn_page(self) -> bool:
        while not self._left and not self.is_done:
            if self._is_last:
                self.is_done = True
                break
            place = self.examined % SEARCH_LIMIT
            page = self._read(self.query, self.examined - place)
            if page is None:
                return False
            self._is_last = not page.has_more
            self._left.extend(page.tracks[place:])
            if not self._left:
                # Spotify's pages can be shorter than asked for.
                self.examined += SEARCH_LIMIT - place
        return bool(self._left)

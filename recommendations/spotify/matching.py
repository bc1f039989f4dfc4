"""Is this search result the recording that was meant?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from recommendations.spotify.client import FoundTrack

# Labels that name the same performance. Live, acoustic, demo, remix, karaoke, cover and
# the like name another one and are never accepted.
_SAME_RECORDING = re.compile(
    r"""^(
        (\d{4}\s)?(digital(ly)?\s)?remaster(ed)?(\s\d{4})?(\sversion)?
        | (mono|stereo)(\sversion|\smix)?
        | (single|album|original)(\sversion|\sedit)?
        | \d{4}\smix | feat\s.* | from\s.*
    )$""",
    re.VERBOSE,
)


def plain(words: str) -> str:
    """Fold case, accents and punctuation: ``Señorita!`` and ``senorita`` are one."""
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    letters = letters.replace("&", " and ").replace("'", "").replace("’", "")
    return " ".join(re.sub(r"[^\w]+", " ", letters).split())


def best_match(title: str, artist: str, found: Iterable[FoundTrack]) -> FoundTrack | None:
    """Return the result whose title and artist are the wanted ones, or None.

    The exact title is preferred to one with a harmless label such as 'Remastered 2011'.
    """
    candidates = [track for track in found if plain(artist) in map(plain, track.artists)]
    for track in candidates:
        if plain(track.title) == plain(title):
            return track
    for track in candidates:
        if _is_labelled(plain(title), track.title):
            return track
    return None


def _is_labelled(wanted: str, found: str) -> bool:
    """Whether `found` is `wanted` followed by a label, as 'Title - Label' or '(Label)'."""
    for match in re.finditer(r"\s-\s|\s*[(\[]", found):
        head, label = found[: match.start()], found[match.end() :]
        if plain(head) == wanted and _SAME_RECORDING.match(plain(label)):
            return True
    return False

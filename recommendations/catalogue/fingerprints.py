"""What the stored arrays depend on besides the tracks: the code that makes them.

Files written before an update of the site must not be read after it. A number to be
raised by hand was rejected: it would be forgotten.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

RECOMMENDATIONS = Path(__file__).resolve().parent.parent
OF_ARRAYS = (
    "catalogue/*.py",
    "engine/catalogue.py",
    "engine/features.py",
    "engine/ranks.py",
    "song_moods/apply.py",
    "song_moods/model_file.py",
    "song_moods/permitted.py",
    "data/song_moods.json",
)
OF_MAPS = ("engine/**/*.py", "data/*.json")


@cache
def of_arrays(*, with_song_moods: bool) -> str:
    return _fingerprint(OF_ARRAYS, f"song moods {with_song_moods}")


@cache
def of_maps() -> str:
    return _fingerprint(OF_MAPS, "")


def _fingerprint(patterns: Iterable[str], said: str) -> str:
    digest = hashlib.sha256(said.encode())
    for path in sorted({path for name in patterns for path in RECOMMENDATIONS.glob(name)}):
        digest.update(path.relative_to(RECOMMENDATIONS).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]

"""The engine whose points were learnt from real playlists."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from recommendations.engine.catalogue import Catalogue, MoodMap
from recommendations.engine.maps.tables import nearest_map
from recommendations.learnt_targets.learnt_file import LearntTargetsError, learnt_table


def is_learnt() -> bool:
    """Whether the operator allows learnt targets and there are some that can be read."""
    path: Path = settings.LEARNT_TARGETS_FILE
    if not settings.LEARNT_TARGETS or not path.is_file():
        return False
    try:
        learnt_table(path)
    except LearntTargetsError:
        return False
    return True


def learnt_map(catalogue: Catalogue) -> MoodMap:
    """What lies nearest to the learnt points, and to WMusic's for the other emotions.

    Raises LearntTargetsError where nothing was learnt, or it cannot be read.
    """
    path: Path = settings.LEARNT_TARGETS_FILE
    try:
        changed_at = path.stat().st_mtime_ns
    except OSError as error:
        raise LearntTargetsError("nothing was learnt yet; `learn_targets` does it") from error
    return _map(catalogue, path, changed_at)


# Kept until the file or the catalogue changes, of which a process has one at a time.
@lru_cache(maxsize=1)
def _map(catalogue: Catalogue, path: Path, changed_at: int) -> MoodMap:
    return nearest_map(catalogue, learnt_table(path))

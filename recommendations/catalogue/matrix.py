"""The stored catalogue as the engine's arrays, and what the engines make of it.

Both are files that every process maps, so that they are in memory once; an import writes
them before it announces its version. A request costs one query, of the version.
"""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass, field

from django.conf import settings
from django.db.models import QuerySet

from recommendations.catalogue import kept_files
from recommendations.catalogue.array_folder import UnreadableFolderError
from recommendations.catalogue.building import build_catalogue
from recommendations.catalogue.version import NEVER_IMPORTED, Version, current
from recommendations.engine.catalogue import Catalogue, MoodMap
from recommendations.engine.maps import EngineName, mood_map
from recommendations.learnt_targets.engine import learnt_map
from recommendations.models import Track

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Opened:
    version: Version
    catalogue: Catalogue
    with_song_moods: bool
    maps: dict[str, MoodMap] = field(default_factory=dict)


# The catalogue is everybody's and read-only, so that one can serve every thread.
_lock = threading.Lock()
_opened: _Opened | None = None


def recommendable() -> QuerySet[Track]:
    """The tracks that recommendations choose from.

    Once there is an imported track these are the imported ones alone: editorial
    coordinates and measured features do not share a scale.
    """
    imported = Track.objects.filter(source=Track.Source.IMPORTED)
    return imported if imported.exists() else Track.objects.filter(source=Track.Source.STARTER)


def load_catalogue() -> Catalogue:
    """Return the catalogue as stored now. Builds its files where they are missing."""
    version = current()
    with _lock:
        return _open(version).catalogue


def load_catalogue_and_map(engine_name: str) -> tuple[Catalogue, MoodMap]:
    """Return both, of one version: between two calls an import may end.

    Raises ValueError for a name that is no `engine.maps.EngineName`, LearntTargetsError for
    the learnt one without anything learnt.
    """
    name, version = EngineName(engine_name), current()
    with _lock:
        opened = _open(version)
        if name is EngineName.LEARNT:
            return opened.catalogue, learnt_map(opened.catalogue)
        if name not in opened.maps:
            opened.maps[name] = _map(opened.catalogue, name, version)
        return opened.catalogue, opened.maps[name]


def forget_catalogue() -> None:
    """Drop this process's copy, for a database that was replaced under it."""
    global _opened
    with _lock:
        _opened = None


def _open(version: Version) -> _Opened:
    global _opened
    moods = settings.SONG_MOODS
    # Before the first import nobody announces a change.
    if version == NEVER_IMPORTED:
        return _Opened(version, build_catalogue(recommendable(), version.number), moods)
    if _opened is None or (_opened.version, _opened.with_song_moods) != (version, moods):
        _opened = _Opened(version, _catalogue(version), moods)
    return _opened


def _catalogue(version: Version) -> Catalogue:
    try:
        return kept_files.read_catalogue(version)
    except UnreadableFolderError:
        catalogue = build_catalogue(recommendable(), version.number)
    try:
        kept = kept_files.keep_catalogue(catalogue, version)
        kept_files.remove_others(version)
    except OSError as error:
        logger.warning("The catalogue's files could not be written: %s", error)
        return catalogue
    return kept


def _map(catalogue: Catalogue, name: EngineName, version: Version) -> MoodMap:
    if version == NEVER_IMPORTED:
        return mood_map(catalogue, name)
    try:
        return kept_files.read_map(name, version, count=len(catalogue))
    except UnreadableFolderError:
        made = mood_map(catalogue, name)
    try:
        return kept_files.keep_map(made, name, version)
    except OSError as error:
        logger.warning("The files of the %s engine could not be written: %s", name, error)
        return made

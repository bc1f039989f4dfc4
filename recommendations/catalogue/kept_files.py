"""Where the arrays of each version of the catalogue lie, and which of them go.

CATALOGUE_CACHE_DIR/<number>-<stamp>-<code>/*.npy, facts.json     the catalogue
CATALOGUE_CACHE_DIR/<number>-<stamp>-<code>/<engine>_<code>/...   what an engine makes of it
"""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings

from recommendations.catalogue import fingerprints
from recommendations.catalogue.array_folder import (
    UnreadableFolderError,
    abandoned,
    read_folder,
    remove_folder,
    write_folder,
)
from recommendations.catalogue.version import Version
from recommendations.engine.catalogue import ARRAYS, Catalogue, MoodMap

MAP_ARRAYS = ("fits", "positions")
_VERSION_FOLDER = re.compile(r"(\d+)-[0-9a-f]+-[0-9a-f]+")


def folder_of(version: Version) -> Path:
    code = fingerprints.of_arrays(with_song_moods=settings.SONG_MOODS)
    return Path(settings.CATALOGUE_CACHE_DIR) / f"{version.number}-{version.stamp}-{code}"


def read_catalogue(version: Version) -> Catalogue:
    """Open the files of `version`. Raises UnreadableFolderError."""
    folder = folder_of(version)
    arrays, facts = read_folder(folder, ARRAYS)
    try:
        names = tuple(facts["genre_names"])
        return Catalogue(**arrays, genre_names=names, version=version.number)
    except (KeyError, TypeError, ValueError) as error:
        remove_folder(folder)
        raise UnreadableFolderError(str(error)) from error


def keep_catalogue(catalogue: Catalogue, version: Version) -> Catalogue:
    """Write `catalogue` as that of `version`; return what was written. Raises OSError."""
    arrays = {name: getattr(catalogue, name) for name in ARRAYS}
    write_folder(folder_of(version), arrays, {"genre_names": catalogue.genre_names})
    return read_catalogue(version)


def read_map(engine_name: str, version: Version, *, count: int) -> MoodMap:
    """Open what an engine made of `version`'s `count` tracks. Raises UnreadableFolderError."""
    folder = _map_folder(engine_name, version)
    arrays, _ = read_folder(folder, MAP_ARRAYS)
    if any(len(array) != count for array in arrays.values()):
        remove_folder(folder)
        raise UnreadableFolderError(f"{folder} is not of {count} tracks")
    return MoodMap(**arrays)


def keep_map(mood_map: MoodMap, engine_name: str, version: Version) -> MoodMap:
    """Write `mood_map` beside its catalogue; return what was written. Raises OSError.

    What earlier code made of the same catalogue is removed.
    """
    folder = _map_folder(engine_name, version)
    if not folder.parent.is_dir():
        raise UnreadableFolderError(f"{folder.parent} was removed for a newer version")
    write_folder(folder, {name: getattr(mood_map, name) for name in MAP_ARRAYS}, {})
    for other in folder.parent.glob(f"{engine_name}_*"):
        if other != folder:
            remove_folder(other)
    return read_map(engine_name, version, count=len(mood_map.fits))


def remove_others(version: Version) -> None:
    """Remove the files of earlier versions and of earlier code.

    A higher number stays: it may be an import's that is about to be announced.
    """
    kept = folder_of(version)
    for folder in kept.parent.glob("*-*"):
        named = _VERSION_FOLDER.fullmatch(folder.name)
        if folder != kept and named and int(named[1]) <= version.number or abandoned(folder):
            remove_folder(folder)


def _map_folder(engine_name: str, version: Version) -> Path:
    # An underscore, since one engine's name may begin with another's.
    return folder_of(version) / f"{engine_name}_{fingerprints.of_maps()}"

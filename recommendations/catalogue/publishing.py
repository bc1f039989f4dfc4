from __future__ import annotations

import logging

from recommendations.catalogue import kept_files
from recommendations.catalogue.array_folder import remove_folder
from recommendations.catalogue.building import build_catalogue
from recommendations.catalogue.matrix import recommendable
from recommendations.catalogue.version import (
    Version,
    announce,
    bump_version,
    current,
    following,
)
from recommendations.engine.maps import MAPS, mood_map

logger = logging.getLogger(__name__)


def publish_catalogue() -> None:
    """Say that the stored tracks may have changed, with the new version's files ready.

    They are written first, so that no request waits for them. Where another import ended
    meanwhile, or the files cannot be written, the next request builds them.
    """
    before = current()
    version = following(before)
    try:
        _write_files(version)
    except BaseException as error:
        # Whatever happens: the tracks have changed, and caches must know.
        bump_version()
        if not isinstance(error, OSError):
            raise
        logger.warning("The catalogue's files could not be written: %s", error)
        return
    if announce(version, after=before):
        kept_files.remove_others(version)
    else:
        remove_folder(kept_files.folder_of(version))
        bump_version()


def _write_files(version: Version) -> None:
    built = build_catalogue(recommendable(), version.number)
    catalogue = kept_files.keep_catalogue(built, version)
    for name in MAPS:
        kept_files.keep_map(mood_map(catalogue, name), name, version)

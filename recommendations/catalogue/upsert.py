from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from recommendations.catalogue.tracks import IMPORTED_FIELDS, ImportedTrack, field_values
from recommendations.models import Track

WRITTEN_FIELDS = (*IMPORTED_FIELDS, "source")


@dataclass(frozen=True)
class Written:
    added: int = 0
    updated: int = 0
    unchanged: int = 0

    def __add__(self, other: Written) -> Written:
        return Written(
            self.added + other.added,
            self.updated + other.updated,
            self.unchanged + other.unchanged,
        )


def write_batch(tracks: Sequence[ImportedTrack]) -> Written:
    """Store tracks of distinct ids, in one transaction.

    A track that is there already keeps its primary key, its artwork and whatever `tracks`
    do not know of it. A starter track that had learnt one of these ids becomes the
    imported track: sets that hold it go on holding it, with measured features, and no two
    tracks claim one id.
    """
    with transaction.atomic():
        known = _stored([track.spotify_id for track in tracks])
        changed: list[Track] = []
        updated = 0
        for track in tracks:
            new = (*field_values(track), Track.Source.IMPORTED.value)
            old = known.get(track.spotify_id)
            if old is not None:
                new = tuple(o if n is None or n == "" else n for n, o in zip(new, old, strict=True))
                if new == old:
                    continue
                updated += 1
            changed.append(Track(**dict(zip(WRITTEN_FIELDS, new, strict=True))))
        Track.objects.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=["spotify_id"],
            update_fields=[name for name in WRITTEN_FIELDS if name != "spotify_id"],
        )
    return Written(len(changed) - updated, updated, len(tracks) - len(changed))


def _stored(spotify_ids: list[str]) -> dict[str, tuple[object, ...]]:
    rows = Track.objects.filter(spotify_id__in=spotify_ids).values_list(*WRITTEN_FIELDS)
    return {row[0]: row for row in rows}

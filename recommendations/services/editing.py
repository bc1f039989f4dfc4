"""What a listener changes in a set before saving it: its tracks, their order, its name and
description."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from recommendations.models import RecommendationSet, SetTrack
from recommendations.naming import default_name, default_words
from recommendations.selectors.entries import is_editable, shown_entries

# Far beyond any position in use: where entries wait while their places are given anew.
ASIDE = 1000


class NoLongerEditable(Exception):
    def __init__(self) -> None:
        super().__init__(
            _(
                "This list is saved, or being saved, as you last saw it. It can no longer be "
                "changed."
            )
        )


def locked_set(chosen: RecommendationSet) -> RecommendationSet:
    """Read a set so that until the end of the transaction nobody else edits or saves it.

    SQLite has no row locks and needs none: its transactions that write run one by one.
    """
    return RecommendationSet.objects.select_for_update().get(pk=chosen.pk)


def remove_track(chosen: RecommendationSet, track_id: int) -> None:
    """Take a shown track out. It keeps its position, and counts as shown."""
    with editing(chosen) as current:
        shown_entries(current).filter(track_id=track_id).update(removed=True)


def put_back(chosen: RecommendationSet, track_id: int) -> None:
    with editing(chosen) as current:
        shown_entries(current).filter(track_id=track_id).update(removed=False)


def move_track(chosen: RecommendationSet, track_id: int, *, to: int) -> None:
    """Make a track the `to`-th of those kept, from 1; beyond the end means last.

    A place and not a direction, so that one press sent twice moves the track once.
    """
    with editing(chosen) as current:
        _renumber(_moved(list(shown_entries(current)), track_id, to))


def rename_set(chosen: RecommendationSet, name: str, words: str | None = None) -> None:
    """Call it `name`, and let its playlist say `words`, which None leaves as they are.

    What is empty is made of mood and day again.
    """
    with editing(chosen) as current:
        # Kept, words that were only read would stay in their language.
        current.name = "" if name == default_name(current) else name
        if words is not None:
            current.description = "" if words == default_words(current) else words
        current.save(update_fields=["name", "description"])


@contextmanager
def editing(chosen: RecommendationSet) -> Iterator[RecommendationSet]:
    """The set as it stands, held until the block ends. Raises NoLongerEditable."""
    with transaction.atomic():
        current = locked_set(chosen)
        if not is_editable(current):
            raise NoLongerEditable
        yield current


def _moved(entries: list[SetTrack], track_id: int, to: int) -> list[SetTrack]:
    """The entries in their new order; as they were, if the track is not among those kept."""
    mover = next((one for one in entries if one.track_id == track_id and not one.removed), None)
    if mover is None:
        return entries
    rest = [one for one in entries if one is not mover]
    kept = [at for at, one in enumerate(rest) if not one.removed]
    before = max(to, 1) - 1
    # What was removed counts for no place and stays beside its neighbour.
    at = kept[before] if before < len(kept) else kept[-1] + 1 if kept else 0
    return [*rest[:at], mover, *rest[at:]]


def _renumber(entries: list[SetTrack]) -> None:
    """Give the entries positions from 1 in this order.

    Those that change step aside first: databases check for two in one place row by row.
    """
    changed = []
    for position, entry in enumerate(entries, start=1):
        if entry.position != position:
            entry.position = position
            changed.append(entry)
    aside = SetTrack.objects.filter(pk__in=[entry.pk for entry in changed])
    aside.update(position=F("position") + ASIDE)
    SetTrack.objects.bulk_update(changed, ["position"])

"""Writing recommendation sets."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from recommendations.catalogue.matrix import load_catalogue
from recommendations.engine.choose import choose
from recommendations.models import RecommendationSet, SetTrack

FIRST_SHOWN = 12
SHOWN_STEP = 12
MOST_SHOWN = 40
UNOWNED_LIFETIME = timedelta(hours=24)


def create_set(
    *,
    probabilities: Sequence[float],
    origin: str,
    owner: User | None,
    visitor: str = "",
) -> RecommendationSet:
    """Choose up to 40 tracks for seven probabilities and keep them as one set."""
    choice = choose(load_catalogue(), probabilities, limit=MOST_SHOWN)
    with transaction.atomic():
        made = RecommendationSet.objects.create(
            owner_id=owner.pk if owner else None,
            visitor=visitor,
            origin=origin,
            probabilities=[round(float(p), 4) for p in probabilities],
            shown=min(FIRST_SHOWN, len(choice.track_ids)),
        )
        SetTrack.objects.bulk_create(
            SetTrack(set=made, track_id=int(track_id), position=position)
            for position, track_id in enumerate(choice.track_ids, start=1)
        )
    return made


def show_more(chosen: RecommendationSet) -> int:
    """Show the next cards; returns the position of the first new one."""
    total = chosen.entries.count()
    first_new = chosen.shown + 1
    chosen.shown = min(chosen.shown + SHOWN_STEP, total, MOST_SHOWN)
    chosen.save(update_fields=["shown"])
    return min(first_new, chosen.shown)


def claim_sets(*, visitor: str, owner: User) -> int:
    """Move the sets of a visitor to the account just signed in to."""
    return RecommendationSet.objects.filter(visitor=visitor, owner=None).update(
        owner=owner, visitor=""
    )


def delete_unowned_sets() -> int:
    """Delete visitors' sets older than 24 hours; returns how many."""
    old = RecommendationSet.objects.filter(
        owner=None, created_at__lt=timezone.now() - UNOWNED_LIFETIME
    )
    _, deleted = old.delete()
    return deleted.get(RecommendationSet._meta.label, 0)

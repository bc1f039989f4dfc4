"""Writing recommendation sets."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from datetime import timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from emotion.diary.services import note_mood
from recommendations.catalogue.matrix import load_catalogue_and_map
from recommendations.engine.recommend import recommend
from recommendations.engine.recommendation import Recommendation
from recommendations.engine.request import Goal, Request
from recommendations.library.heard import heard_tracks
from recommendations.models import RecommendationSet, SetTrack
from recommendations.selectors.memory import feedback_of, shown_lately
from recommendations.wishes import Wish, filters_as_json
from recommendations.wording import kept_reasons

FIRST_SHOWN = 12
SHOWN_STEP = 12
MOST_SHOWN = 40
SEED_BITS = 32
LIKE_LENGTH = 200
UNOWNED_LIFETIME = timedelta(hours=24)


def create_set(*, wish: Wish, owner: User | None, visitor: str = "") -> RecommendationSet:
    """Choose up to 40 tracks for a wish and keep them, and why, as one set.

    The mood goes into the diary of an owner who keeps one.
    """
    catalogue, mood_map = load_catalogue_and_map(wish.engine)
    request = Request(
        probabilities=wish.probabilities,
        goal=wish.goal,
        filters=wish.filters,
        taste=heard_tracks(owner),
        familiarity=wish.familiarity,
        feedback=feedback_of(owner, catalogue),
        shown={} if wish.again else shown_lately(owner=owner, visitor=visitor),
        limit=MOST_SHOWN,
        seed=secrets.randbits(SEED_BITS),
    )
    answer = recommend(catalogue, mood_map, request)
    with transaction.atomic():
        made = keep_answer(answer, wish=wish, owner=owner, visitor=visitor)
        note_mood(owner, origin=made.origin, probabilities=made.probabilities, set_id=made.pk)
    return made


@transaction.atomic
def keep_answer(
    answer: Recommendation,
    *,
    wish: Wish,
    owner: User | None,
    visitor: str = "",
    like: str = "",
) -> RecommendationSet:
    """Keep what an engine answered; `like` names the playlist it is like, if it is."""
    made = RecommendationSet.objects.create(
        owner_id=owner.pk if owner else None,
        visitor=visitor,
        origin=wish.origin,
        probabilities=[round(float(p), 4) for p in wish.probabilities],
        shown=_first_shown(wish.goal, len(answer.picks)),
        source=RecommendationSet.Source.PLAYLIST if like else RecommendationSet.Source.MOOD,
        like=like[:LIKE_LENGTH],
        goal=wish.goal,
        engine=wish.engine,
        filters=filters_as_json(wish.filters),
        familiarity=wish.familiarity,
        notes=asdict(answer.notes),
    )
    SetTrack.objects.bulk_create(
        SetTrack(
            set=made,
            track_id=pick.track_id,
            position=position,
            why_facts=kept_reasons.chosen(pick.reasons, wish.goal),
            valence=pick.reasons.valence,
            arousal=pick.reasons.arousal,
        )
        for position, pick in enumerate(answer.picks, start=1)
    )
    return made


def _first_shown(goal: Goal, count: int) -> int:
    # A way to a goal is shown, and saved, whole: its first twelve songs would leave the
    # listener in the mood that they asked to be led out of.
    return min(FIRST_SHOWN, count) if goal is Goal.MATCH else count


def show_more(chosen: RecommendationSet) -> int:
    """Show the next cards; returns the position of the first new one.

    `shown` counts positions, so what was removed of them counts, too: it was shown.
    """
    total = chosen.entries.count()
    first_new = chosen.shown + 1
    chosen.shown = min(chosen.shown + SHOWN_STEP, total)
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

"""What a listener can do about a set's playlist. Nothing here asks Spotify: a worker does,
see `services.saving`."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Case, F, QuerySet, When
from django.utils import timezone

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.naming import description_of, name_of
from recommendations.selectors.entries import kept_entries
from recommendations.services.editing import locked_set
from recommendations.services.steps import HoldsSomethingElse, MayNotLook

State = SavedPlaylist.State


class NothingToSave(Exception):
    def __init__(self) -> None:
        super().__init__("Every track was removed: put one back, or show more, to save.")


def save_set(chosen: RecommendationSet, *, owner: User) -> SavedPlaylist:
    """Have the cards shown now saved, or go on with a save that had stopped.

    Safe to call twice, at once or later: the first call fixes what is wanted. Raises
    NothingToSave when no card is left.
    """
    saved = _wanted(chosen, owner)
    _ask(SavedPlaylist.objects.filter(pk=saved.pk))
    saved.refresh_from_db()
    return saved


@transaction.atomic
def _wanted(chosen: RecommendationSet, owner: User) -> SavedPlaylist:
    """The set's record: the tracks, their order and the name as they stand at this moment.

    The set is held meanwhile, so that an edit is either part of it or refused.
    """
    current = locked_set(chosen)
    if saved := SavedPlaylist.objects.filter(set=current).first():
        return saved
    tracks = list(kept_entries(current).values_list("track_id", flat=True))
    if not tracks:
        raise NothingToSave
    return SavedPlaylist.objects.create(
        set=current,
        owner=owner,
        name=name_of(current),
        description=description_of(current),
        wanted_tracks=tracks,
    )


def look_again(saved: SavedPlaylist) -> None:
    """Have a worker find out at Spotify what became of a call that was never confirmed."""
    _ask(SavedPlaylist.objects.filter(pk=saved.pk))


def say_not_there(saved: SavedPlaylist) -> None:
    """Take the listener's word that what was not confirmed was not done, and do it again."""
    for uncertain, before in ((State.CREATING, State.WANTED), (State.ADDING, State.CREATED)):
        _ask(_undecided(saved).filter(state=uncertain), state=before)


def say_there(saved: SavedPlaylist) -> None:
    """Take the listener's word that the playlist is as they want it."""
    _undecided(saved).filter(state=State.ADDING).update(
        state=State.FILLED,
        filled_at=timezone.now(),
        problem="",
        problem_code="",
    )


def _undecided(saved: SavedPlaylist) -> QuerySet[SavedPlaylist]:
    return SavedPlaylist.objects.filter(
        pk=saved.pk, retry_at=None, problem_code__in=[MayNotLook.code, HoldsSomethingElse.code]
    )


def _ask(asked: QuerySet[SavedPlaylist], **values: object) -> None:
    """Give what stands still to the workers; what is at work or in line is left alone."""
    now = timezone.now()
    standing = asked.filter(retry_at=None).exclude(state=State.FILLED)
    resumed = Case(When(state=State.FAILED, then=F("stopped_in")), default=F("state"))
    standing.update(
        **{"state": resumed, **values},
        stopped_in="",
        retry_at=now,
        asked_at=now,
        attempts=0,
        problem="",
        problem_code="",
    )

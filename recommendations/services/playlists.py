"""What a listener can do about a set's playlist. Nothing here asks Spotify: a worker does,
see `services.saving`."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Case, F, QuerySet, When
from django.utils import timezone
from django.utils.translation import gettext as _

from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.naming import description_of, name_of
from recommendations.selectors.entries import kept_entries
from recommendations.services import leases
from recommendations.services.covers import COVER_SCOPES, CoverNotAllowed
from recommendations.services.editing import locked_set
from recommendations.services.filling import took_the_place
from recommendations.services.steps import HoldsSomethingElse, MayNotLook
from recommendations.services.targets import TargetGone
from recommendations.services.twin_search import expect_twin

State = SavedPlaylist.State
Cover = SavedPlaylist.Cover


class NothingToSave(Exception):
    def __init__(self) -> None:
        super().__init__(_("Every track was removed: put one back, or show more, to save."))


@dataclass(frozen=True)
class Destination:
    """Where tracks go: into a new playlist, or that of an earlier, filled save of theirs."""

    way: SavedPlaylist.Way = SavedPlaylist.Way.NEW
    target: SavedPlaylist | None = None


def save_set(
    chosen: RecommendationSet, *, owner: User, to: Destination | None = None
) -> SavedPlaylist:
    """Have the cards shown now saved, or go on with a save that had stopped.

    Safe to call twice, at once or later: the first call fixes what is wanted, and where it
    goes. Only where an earlier playlist is gone, another call can have a new one made.
    Raises NothingToSave when no card is left.
    """
    saved = _wanted(chosen, owner, to or Destination())
    if to == Destination():
        _have_new_one_made(saved)
    _ask(SavedPlaylist.objects.filter(pk=saved.pk))
    saved.refresh_from_db()
    return saved


@transaction.atomic
def _wanted(chosen: RecommendationSet, owner: User, to: Destination) -> SavedPlaylist:
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
        name=to.target.name if to.target else name_of(current),
        description=description_of(current),
        wanted_tracks=tracks,
        way=to.way,
        target=to.target,
        target_spotify_id=(to.target and to.target.spotify_id) or "",
        cover=Cover.WANTED if to == Destination() and gets_cover(owner) else Cover.NONE,
    )


def _have_new_one_made(saved: SavedPlaylist) -> None:
    """Instead of going on with a playlist that is gone. Nothing of it is told any more."""
    gone = SavedPlaylist.objects.filter(
        pk=saved.pk, state=State.FAILED, problem_code=TargetGone.code
    )
    gone.update(
        **{"stopped_in": State.WANTED, "name": name_of(saved.set)},
        **{"way": SavedPlaylist.Way.NEW, "target": None, "target_spotify_id": ""},
        **{"found_ids": [], "missing_tracks": [], "already_there": [], "added": 0},
        **{"base_count": 0, "base_print": "", "base_added": 0},
        cover=Cover.WANTED if gets_cover(saved.owner) else Cover.NONE,
    )


def gets_cover(owner: User) -> bool:
    """Whether a new playlist gets its cover without another press: where that was permitted."""
    connection = SpotifyConnection.objects.filter(user=owner).first()
    return connection is not None and connection.granted >= COVER_SCOPES


def want_cover(saved: SavedPlaylist) -> bool:
    """Have the cover put on a filled playlist; one that is there is put there again.

    What is at work or in line is left alone. False where Spotify's permission has to be
    asked for first: with it, a worker goes on.
    """
    connection = SpotifyConnection.objects.filter(user=saved.owner_id).first()
    is_permitted = connection is not None and connection.allows(COVER_SCOPES)
    now = timezone.now()
    filled = SavedPlaylist.objects.filter(pk=saved.pk, state=State.FILLED)
    filled.filter(leases.free(), retry_at=None).update(
        cover=Cover.WANTED,
        # Its code is enough to say it, in the reader's language.
        cover_problem="",
        cover_problem_code="" if is_permitted else CoverNotAllowed.code,
        retry_at=now if is_permitted else None,
        asked_at=now,
        attempts=0,
    )
    return is_permitted


def look_again(saved: SavedPlaylist) -> None:
    """Have a worker find out at Spotify what became of a call that was never confirmed."""
    _ask(SavedPlaylist.objects.filter(pk=saved.pk))


def say_not_there(saved: SavedPlaylist) -> None:
    """Take the listener's word that what was not confirmed was not done, and do it again."""
    if _undecided(saved).filter(state=State.CREATING).exists():
        expect_twin(saved)
    for uncertain, before in ((State.CREATING, State.WANTED), (State.ADDING, State.CREATED)):
        _ask(_undecided(saved).filter(state=uncertain), state=before)


def say_there(saved: SavedPlaylist) -> None:
    """Take the listener's word that the playlist is as they want it."""
    settled = _undecided(saved).filter(state=State.ADDING)
    with transaction.atomic():
        was_settled = settled.update(
            state=State.FILLED, filled_at=timezone.now(), problem="", problem_code=""
        )
        if was_settled and saved.way == SavedPlaylist.Way.REPLACE:
            took_the_place(saved)


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

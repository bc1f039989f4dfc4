"""Writing to the playlist of an earlier save: one save at a time, and never without knowing
what it holds.

A target is taken for as long as a save is at it, and not for one attempt: between an add
that was not confirmed and the look that decides about it, a second save's tracks would make
every comparison fail.
"""

from __future__ import annotations

from hashlib import sha256

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.models import SavedPlaylist
from recommendations.services import leases
from recommendations.services.attempts import Attempt
from recommendations.services.steps import NEW_CALL
from recommendations.spotify.errors import Forbidden, NotFound, SpotifyError
from recommendations.spotify.scopes import READ_PLAYLISTS

State = SavedPlaylist.State
Way = SavedPlaylist.Way

# In seconds: for a save that a worker is at or will be, and for one that stands still.
SOON, SELDOM = 10, 600


class TargetGone(SpotifyError):
    code = "target-gone"
    message = _(
        "As far as WMusic can see this playlist is not in your account any more, so nothing more "
        "was put into it. Save these tracks as a new playlist instead."
    )


class TargetInUse(SpotifyError):
    """Another save writes to it; ``after`` is when to ask again."""

    code = "target-in-use"
    message = _("Another list of yours is being put into this playlist.")


class MayNotReadTarget(SpotifyError):
    code = "may-not-read-target"
    message = _(
        "To put tracks into a playlist that you have, WMusic must see which are in it. Connect "
        "your account again to let it look."
    )


def open_target(attempt: Attempt) -> None:
    """Take the target, and note what it holds unless this save had it all along.

    What an append finds there already is not added again, and what an earlier attempt had
    added and somebody took out is. Raises TargetInUse, TargetGone and MayNotReadTarget.
    """
    saved = attempt.saved
    had_it = _claim(saved)
    if saved.state == State.CREATED and had_it:
        return
    present = _contents(attempt)
    # It may have been missing when somebody looked before.
    _record_of(saved).exclude(gone_at=None).update(gone_at=None)
    values: dict[str, object] = {"base_count": len(present), "base_print": print_of(present)}
    if saved.way == Way.APPEND or saved.added:
        values |= _without_present(saved, set(present))
    values |= {"state": State.CREATED, "attempts": 0, **NEW_CALL}
    leases.write(saved, **values)


def print_of(spotify_ids: list[str]) -> str:
    """What tells one list of tracks from another, without keeping it; empty of none."""
    return sha256("\n".join(spotify_ids).encode()).hexdigest() if spotify_ids else ""


def forget_gone(saved: SavedPlaylist) -> None:
    """The target is not offered for a save any more."""
    _record_of(saved).filter(gone_at=None).update(gone_at=timezone.now())


def _claim(saved: SavedPlaylist) -> bool:
    """Return whether no other save had the target since this one took it."""
    target = _as_it_stands(saved.target_id)
    if target is None:
        raise TargetGone
    if target.writer_id not in (None, saved.pk):
        writer = _as_it_stands(target.writer_id)
        if writer is not None and not _has_let_go(writer):
            is_moving = writer.retry_at is not None or leases.is_live(writer)
            raise TargetInUse(after=SOON if is_moving else SELDOM)
    # By the number that was seen before the other was looked at, or two could take it.
    free = SavedPlaylist.objects.filter(pk=target.pk, claims=target.claims)
    if not free.update(writer=saved, claims=F("claims") + 1):
        raise TargetInUse(after=SOON)
    return target.writer_id == saved.pk


def _record_of(saved: SavedPlaylist) -> QuerySet[SavedPlaylist]:
    """The save that the target was made for, if there still is one."""
    return SavedPlaylist.objects.filter(spotify_id=saved.target_spotify_id)


def _as_it_stands(pk: int | None) -> SavedPlaylist | None:
    """Read at this moment: another worker may be at it."""
    return None if pk is None else SavedPlaylist.objects.filter(pk=pk).first()


def _has_let_go(writer: SavedPlaylist) -> bool:
    """Whether it is done, or given up with no call whose outcome is to be found out."""
    if writer.state == State.FAILED:
        return writer.stopped_in != State.ADDING
    return writer.state == State.FILLED


def _contents(attempt: Attempt) -> list[str]:
    with attempt.permitted(READ_PLAYLISTS, otherwise=MayNotReadTarget):
        # A playlist that was deleted is only taken off the list, and can be written to unseen.
        every = attempt.paged(attempt.client.own_playlists())
        try:
            if any(one.spotify_id == attempt.playlist_id for one in every):
                return list(attempt.paged(attempt.client.playlist_track_ids(attempt.playlist_id)))
        except (NotFound, Forbidden) as problem:
            forget_gone(attempt.saved)
            raise TargetGone from problem
    forget_gone(attempt.saved)
    raise TargetGone


def _without_present(saved: SavedPlaylist, present: set[str]) -> dict[str, object]:
    before, rest = saved.found_ids[: saved.added], saved.found_ids[saved.added :]
    done = [spotify_id for spotify_id in before if spotify_id in present]
    if saved.way == Way.REPLACE and not done:
        # All that it had put there was taken out: it takes the place of everything again.
        every = saved.found_ids + saved.already_there
        return {"found_ids": every, "added": 0, "base_added": 0, "already_there": []}
    missing = [spotify_id for spotify_id in saved.found_ids if spotify_id not in present]
    there = [spotify_id for spotify_id in rest if spotify_id in present]
    return {
        "found_ids": done + missing,
        "added": len(done),
        "base_added": len(done),
        "already_there": saved.already_there + there,
    }

"""One attempt at a save, made by a worker: as far as it goes, from where it stopped."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from recommendations.models import SavedPlaylist, SpotifyConnection
from recommendations.services import covers, filling, leases, retries, steps
from recommendations.services.attempts import Attempt, Stopped
from recommendations.services.consents import consent_ended, scopes_not_given
from recommendations.services.targets import open_target
from recommendations.spotify.errors import (
    InsufficientScope,
    ReconnectNeeded,
    SpotifyError,
    Unavailable,
)
from recommendations.spotify.scopes import MODIFY_PLAYLISTS
from recommendations.spotify.tokens import client_for

State = SavedPlaylist.State
Way = SavedPlaylist.Way
# How long the reads of one attempt may wait in all. More than a web request has: a list of
# many pages would begin anew. A longer wait is left to the record, and the worker is free.
WORKER_PATIENCE_S = 20
logger = logging.getLogger(__name__)


class BrokenHere(Unavailable):
    code = "broken-here"
    message = _("Something went wrong on this site while it saved. Its log says what.")


def go_on(saved: SavedPlaylist, *, stopping: Callable[[], bool] = lambda: False) -> bool:
    """Do what is to do now. False where another worker has it or it is not due.

    How it ended stands in the record; what is raised is the database's.
    """
    if not leases.take(saved):
        return False
    try:
        problem = _try(saved, stopping)
        if problem is None:
            leases.end(saved, retry_at=None, problem="", problem_code="")
        elif saved.state == State.FILLED:
            covers.end_without(saved, problem)
        else:
            _end_with(saved, problem)
    except Stopped:
        leases.end(saved, retry_at=saved.retry_at)
    except leases.LeaseLostError:
        # Whoever has it now goes on from the state that was written last.
        logger.info("Save %s went to another worker", saved.pk)
    return True


def _try(saved: SavedPlaylist, stopping: Callable[[], bool]) -> SpotifyError | None:
    if saved.state == State.FILLED and not covers.is_under_way(saved):
        # Its worker died just before it said so.
        return None
    try:
        _advance(_begun(saved, stopping))
    except SpotifyError as problem:
        return problem
    except (Stopped, leases.LeaseLostError):
        raise
    except Exception:
        logger.exception("Save %s", saved.pk)
        return BrokenHere()
    return None


def _begun(saved: SavedPlaylist, stopping: Callable[[], bool]) -> Attempt:
    connection = SpotifyConnection.objects.filter(user=saved.owner_id).first()
    if connection is None:
        raise ReconnectNeeded
    if not connection.granted >= MODIFY_PLAYLISTS:
        raise InsufficientScope
    client = client_for(connection, patience_s=WORKER_PATIENCE_S)
    return Attempt(saved, connection, client, stopping)


def _advance(attempt: Attempt) -> None:
    """Do each step that is still to do; every state is written before its call."""
    saved = attempt.saved
    try:
        if saved.state == State.CREATING:
            steps.find_created(attempt)
        if saved.state == State.ADDING:
            filling.compare_added(attempt)
        if saved.state == State.WANTED:
            steps.resolve(attempt)
            if saved.way == Way.NEW:
                steps.create(attempt)
        if saved.state in (State.WANTED, State.CREATED) and saved.way != Way.NEW:
            open_target(attempt)
        if saved.state == State.CREATED:
            filling.add(attempt)
        if saved.state == State.FILLED:
            covers.put_cover(attempt)
    except ReconnectNeeded:
        consent_ended(attempt.connection)
        raise
    except covers.CoverNotAllowed:
        raise
    except InsufficientScope:
        # Or the page would take the save for one that only needs another press.
        scopes_not_given(attempt.connection, MODIFY_PLAYLISTS)
        raise


def _end_with(saved: SavedPlaylist, problem: SpotifyError) -> None:
    saved.attempts += 1
    sequel = retries.after(saved, problem)
    values: dict[str, Any] = {
        "attempts": saved.attempts,
        # Not `str(problem)`, which says to come back: a worker does that.
        "problem": str(problem.message)[:300],
        "problem_code": problem.code,
    }
    if sequel.is_failed:
        values |= {"state": State.FAILED, "stopped_in": saved.state}
    leases.end(saved, retry_at=sequel.retry_at, **values)
    logger.info("Save %s: %s in %s", saved.pk, problem.code, saved.state)

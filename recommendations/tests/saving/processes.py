"""A worker's process that dies at a chosen moment, and the ones that come after it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Protocol

import time_machine
from django.db import connection

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.services.save_worker import work_off

# Far more than any save needs.
MOST_VISITS = 20


class Killed(BaseException):
    """Like SIGKILL: nothing catches it, and the dead write nothing more."""


class Watched(Protocol):
    """Spotify's side, which calls ``before`` for each call it gets."""

    before: Callable[[str], Any]


class Process:
    """Counts the moments at which a process can die, and dies at one of them.

    They are: before and after each write to the database, and after Spotify has done what
    a call asks and before its answer arrives. That a call is never sent is the moment after
    the write before it.
    """

    def __init__(self, dies_at: int = 0) -> None:
        self.dies_at, self.moments, self.is_dead = dies_at, 0, False

    def moment(self) -> None:
        self.moments += 1
        self.is_dead = self.is_dead or self.moments == self.dies_at
        if self.is_dead:
            raise Killed

    def query(
        self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any
    ) -> Any:
        if not sql.startswith(("INSERT", "UPDATE", "DELETE")):
            return execute(sql, params, many, context)
        self.moment()
        result = execute(sql, params, many, context)
        self.moment()
        return result

    def called(self, call: str) -> None:
        self.moment()

    def run(self, spotify: Watched, act: Callable[[], object]) -> None:
        spotify.before = self.called
        try:
            with connection.execute_wrapper(self.query):
                act()
        except Killed:
            assert self.is_dead
        finally:
            spotify.before = lambda call: None


def finish(chosen: RecommendationSet) -> SavedPlaylist:
    """Workers come whenever there is something to do, until there is nothing."""
    for _ in range(MOST_VISITS):
        saved = SavedPlaylist.objects.get(set=chosen)
        moments = [moment for moment in (saved.retry_at, saved.leased_until) if moment]
        if saved.retry_at is None:
            return saved
        with time_machine.travel(max(moments) + timedelta(seconds=1), tick=False):
            work_off()
    raise AssertionError(f"still {saved.state} after {MOST_VISITS} visits: {saved.problem}")

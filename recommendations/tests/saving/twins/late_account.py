"""An account in which Spotify makes a playlist long after it was asked to."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import time_machine
from django.test import Client

from recommendations.models import (
    RecommendationSet,
    SavedPlaylist,
    TwinSearch,
)
from recommendations.services.save_worker import work_off
from recommendations.services.twin_search import WAITS
from recommendations.tests.saving.account import LOST, Account
from recommendations.tests.saving.conftest import save, when_due


class LateAccount(Account):
    """The first create is not answered, and its playlist is listed only once there was a second
    one."""

    def _create(self, request: Any) -> tuple[int, dict[str, str], str]:
        is_first = not self.created
        reply = super()._create(request)
        return LOST if is_first else reply

    def _list(self, request: Any) -> tuple[int, dict[str, str], str]:
        if len(self.created) > 1:
            return super()._list(request)
        return self._reply("list", 200, {"items": [], "total": 0, "limit": 50})


def look_for_twins() -> None:
    """Workers look when it is time, until there is no time named any more."""
    for _ in range(len(WAITS) + 2):
        search = TwinSearch.objects.exclude(retry_at=None).first()
        if search is None or search.retry_at is None:
            return
        moment = max(one for one in (search.retry_at, search.leased_until) if one)
        with time_machine.travel(moment + timedelta(seconds=1), tick=False):
            work_off()
    raise AssertionError("it is looked for without an end")


def made_twice(listener: Client, chosen: RecommendationSet) -> SavedPlaylist:
    save(listener, chosen)
    when_due(chosen)
    return when_due(chosen)

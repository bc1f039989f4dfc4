"""Two workers who look at an earlier playlist in the same moment, before either has taken it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import responses
from django.contrib.auth.models import User
from django.db.models import F
from django.test import Client

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.services import targets
from recommendations.services.playlists import Destination, save_set
from recommendations.services.saving import go_on
from recommendations.services.sets import create_set
from recommendations.tests.conftest import wish_for
from recommendations.tests.saving.account import Account
from recommendations.tests.saving.conftest import known, save


@pytest.fixture
def spotify() -> Iterator[Account]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield Account(mock)


def test_only_one_of_them_has_it(
    listener: Client,
    alice: User,
    alices_set: RecommendationSet,
    spotify: Account,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    known(alices_set)
    target = save(listener, alices_set)
    spotify.playlists["playlist-1"] = ["hers"]
    made = [create_set(wish=wish_for(mood), owner=alice) for mood in (Emotion.HAPPY, Emotion.SAD)]
    to = Destination(SavedPlaylist.Way.APPEND, target)
    for one in made:
        known(one)
    mine, other = (save_set(one, owner=alice, to=to) for one in made)
    look = targets._as_it_stands

    def overtaken(pk: int | None) -> SavedPlaylist | None:
        seen = look(pk)
        free = SavedPlaylist.objects.filter(pk=target.pk, writer=None)
        free.update(writer=other, claims=F("claims") + 1)
        return seen

    monkeypatch.setattr(targets, "_as_it_stands", overtaken)
    go_on(mine)
    mine.refresh_from_db()
    target.refresh_from_db()
    assert (mine.state, mine.problem_code) == ("wanted", "target-in-use")
    assert mine.retry_at is not None
    assert target.writer == other
    assert spotify.playlists["playlist-1"] == ["hers"]

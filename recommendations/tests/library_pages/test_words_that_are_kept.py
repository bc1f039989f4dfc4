"""No sentence in a listener's language lies in the database: another may read it later."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.utils import translation

from recommendations import likeness
from recommendations.library.choice import Source
from recommendations.likeness import NAMELESS, like_shown
from recommendations.models import RecommendationSet, SpotifyConnection
from recommendations.naming import name_of
from recommendations.selectors.mood_lists import latest_mood_lists
from recommendations.services.connections import drop_connection
from recommendations.services.save_worker import work_off
from recommendations.tests.library_pages.conftest import MOODS, after
from recommendations.tests.taste.conftest import ADA, Connect


@pytest.fixture
def in_capitals(monkeypatch: pytest.MonkeyPatch) -> None:
    """A language in which everything is loud."""
    monkeypatch.setattr(likeness, "gettext", str.upper)


def test_sorted_lists_are_kept_without_words_of_a_language(
    connect_to: Connect, alice: User
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    site.post(f"{MOODS}sort/", headers={"accept-language": "de"})
    with translation.override("de"):
        work_off()
    lists = latest_mood_lists(alice)
    assert {(one.name, one.like) for one in lists} == {("", "your liked songs")}
    assert len({name_of(one) for one in lists}) == 6


def test_a_name_that_the_listener_gave_a_list_stays(connect_to: Connect, alice: User) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    after(site, f"{MOODS}sort/")
    one = latest_mood_lists(alice)[0]
    assert name_of(one) == "My liked songs: fear"
    one.name = "Under the bed"
    assert name_of(one) == "Under the bed"


@pytest.mark.usefixtures("in_capitals")
def test_what_has_no_name_is_said_in_the_readers_language() -> None:
    assert like_shown("your liked songs") == "YOUR LIKED SONGS"
    assert like_shown("Road trip") == "Road trip"


def test_what_a_disconnected_listener_keeps_has_no_name(connect_to: Connect, alice: User) -> None:
    connect_to(alice, ADA.id, "liked")
    RecommendationSet.objects.create(
        owner=alice, origin="hand", probabilities=[1, 0, 0, 0, 0, 0, 0], shown=0, like="Road trip"
    )
    account_id = SpotifyConnection.objects.get(user=alice).account_id
    drop_connection(user=alice, account_id=account_id)
    kept = RecommendationSet.objects.get(owner=alice)
    assert kept.like == NAMELESS[Source.PLAYLIST] == "one of your playlists"

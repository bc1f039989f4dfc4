"""A create or an add that may have been done, and may not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.naming import mark_of
from recommendations.services.steps import BETWEEN_LOOKS
from recommendations.spotify.scopes import MODIFY_PLAYLISTS, SAVE_SCOPES
from recommendations.tests.saving.conftest import (
    Spotify,
    known,
    listed,
    page,
    save,
    settle,
    when_due,
)


@pytest.fixture
def chosen(alices_set: RecommendationSet) -> RecommendationSet:
    known(alices_set)
    return alices_set


def uncertain(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, call: str
) -> SavedPlaylist:
    spotify.fail(call, 502)
    saved = save(listener, chosen)
    spotify.recover()
    return saved


def test_an_unconfirmed_create_is_not_sent_again_but_looked_for(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    saved = uncertain(listener, chosen, spotify, "create")
    assert (saved.state, saved.retry_at is None) == ("creating", False)
    assert 'data-state="saving" data-phase="paused"' in page(listener, chosen)
    spotify.listed = [
        listed("other", name="Happy"),
        listed("not-mine", owner="bob-id"),
        listed("full", tracks=3),
        listed("of-another-set", description="for a mood, chosen with WMusic [00000000]"),
        listed("playlist-1"),
    ]
    assert when_due(chosen).spotify_id == "playlist-1"
    assert (len(spotify.created), len(spotify.added)) == (1, 1)


def test_of_two_that_fit_the_one_with_the_mark_is_taken(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    uncertain(listener, chosen, spotify, "create")
    spotify.listed = [
        listed("no-description"),
        listed("playlist-1", description=f"Music, chosen with {mark_of(chosen.id)}"),
    ]
    assert when_due(chosen).spotify_id == "playlist-1"


def test_one_that_another_record_holds_is_never_taken(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    save(listener, chosen)
    SavedPlaylist.objects.update(spotify_id="held")
    other = RecommendationSet.objects.create(
        owner=chosen.owner, origin="hand", probabilities=chosen.probabilities, shown=1
    )
    other.entries.create(track=chosen.entries.all()[0].track, position=1)
    uncertain(listener, other, spotify, "create")
    name = SavedPlaylist.objects.get(set=other).name
    spotify.listed = [listed("held", name=name), listed("playlist-2", name=name)]
    assert when_due(other).spotify_id == "playlist-2"
    assert len(spotify.created) == 2


def test_it_is_looked_for_on_every_page(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    uncertain(listener, chosen, spotify, "create")
    every = [listed(f"other-{number}", name="x") for number in range(120)] + [listed("playlist-1")]
    spotify.listed = every
    assert when_due(chosen).spotify_id == "playlist-1"


def test_it_is_made_again_only_after_two_looks_a_minute_apart(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    uncertain(listener, chosen, spotify, "create")
    first = when_due(chosen)
    assert (first.state, first.looks, len(spotify.created)) == ("creating", 1, 1)
    assert first.looked_at is not None
    assert first.retry_at is not None
    assert first.retry_at >= first.looked_at + BETWEEN_LOOKS
    assert "if it is not in your account by then, it is made" in page(listener, chosen)
    assert when_due(chosen).state == "filled"
    assert len(spotify.created) == 2


def test_a_look_that_comes_too_early_does_not_count(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    uncertain(listener, chosen, spotify, "create")
    when_due(chosen)
    early = timezone.now()
    SavedPlaylist.objects.update(retry_at=early, looked_at=early - timedelta(seconds=30))
    assert when_due(chosen).state == "creating"
    assert len(spotify.created) == 1


def test_one_that_is_listed_late_is_found_by_the_second_look(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    uncertain(listener, chosen, spotify, "create")
    when_due(chosen)
    spotify.listed = [listed("playlist-1")]
    assert when_due(chosen).spotify_id == "playlist-1"
    assert len(spotify.created) == 1


def test_a_playlist_that_another_save_took_for_its_own_is_made_once_more(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, alice: User
) -> None:
    other = RecommendationSet.objects.create(
        owner=chosen.owner, origin="hand", probabilities=chosen.probabilities, shown=1
    )

    def taken_meanwhile(call: str) -> None:
        if call == "create" and not SavedPlaylist.objects.filter(set=other).exists():
            SavedPlaylist.objects.create(
                set=other, owner=alice, wanted_tracks=[1], spotify_id="playlist-1"
            )

    spotify.before = taken_meanwhile
    assert save(listener, chosen).state == "creating"
    when_due(chosen)
    assert when_due(chosen).spotify_id == "playlist-2"


@pytest.mark.parametrize("granted", [True, False], ids=["refused by Spotify", "never given"])
def test_without_permission_to_look_the_listener_decides(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, granted: bool
) -> None:
    SpotifyConnection.objects.update(scopes=" ".join(SAVE_SCOPES if granted else MODIFY_PLAYLISTS))
    uncertain(listener, chosen, spotify, "create")
    body = '{"error": {"message": "Insufficient client scope"}}'
    spotify.fail("list", 403, body)
    assert when_due(chosen).state == "creating"
    assert SpotifyConnection.objects.get().granted == MODIFY_PLAYLISTS
    text = page(listener, chosen)
    assert 'data-state="uncertain-create"' in text
    assert "Let WMusic look" in text
    spotify.recover()
    assert len(spotify.created) == 1
    assert settle(listener, chosen, "not-there").state == "filled"
    assert len(spotify.created) == 2


def test_with_permission_given_later_it_is_looked_for_without_another_press(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    SpotifyConnection.objects.update(scopes=" ".join(MODIFY_PLAYLISTS))
    uncertain(listener, chosen, spotify, "create")
    when_due(chosen)
    spotify.listed = [listed("playlist-1")]
    SpotifyConnection.objects.update(scopes=" ".join(SAVE_SCOPES))
    assert settle(listener, chosen, "look").state == "filled"
    assert len(spotify.created) == 1


@pytest.mark.parametrize(("holds", "added"), [(12, []), (5, [7])])
def test_an_unconfirmed_add_is_compared_with_what_the_playlist_holds(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, holds: int, added: list[int]
) -> None:
    saved = uncertain(listener, chosen, spotify, "add")
    assert saved.state == "adding"
    spotify.items = saved.found_ids[:holds]
    assert when_due(chosen).state == "filled"
    assert [len(uris) for uris in spotify.added[1:]] == added
    rest = [uri for uris in spotify.added[1:] for uri in uris]
    assert rest == [f"spotify:track:{one}" for one in saved.found_ids[holds:]]
    assert len(spotify.created) == 1


def test_tracks_are_added_again_only_after_two_looks_a_minute_apart(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    uncertain(listener, chosen, spotify, "add")
    first = when_due(chosen)
    assert (first.state, first.looks, len(spotify.added)) == ("adding", 1, 1)
    assert first.looked_at is not None
    assert first.retry_at is not None
    assert first.retry_at >= first.looked_at + BETWEEN_LOOKS
    assert "if they are not in the playlist by then, they are added" in page(listener, chosen)
    assert when_due(chosen).state == "filled"
    assert spotify.added[1] == spotify.added[0]


def test_tracks_that_arrive_between_two_looks_are_not_added_again(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    uncertain(listener, chosen, spotify, "add")
    first = when_due(chosen)
    spotify.items = first.found_ids
    assert when_due(chosen).state == "filled"
    assert len(spotify.added) == 1


@pytest.mark.parametrize("items", [["something", "else"], ["", ""]])
def test_a_playlist_that_holds_something_else_is_left_to_the_listener(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, items: list[str]
) -> None:
    uncertain(listener, chosen, spotify, "add")
    spotify.items = items
    assert when_due(chosen).state == "adding"
    assert 'data-state="uncertain-add"' in page(listener, chosen)
    assert settle(listener, chosen, "look").state == "adding"
    assert len(spotify.added) == 1
    assert settle(listener, chosen, "there").state == "filled"
    assert len(spotify.added) == 1
    assert "is as you want it" in page(listener, chosen)


def test_the_listener_can_have_what_was_not_confirmed_added(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    SpotifyConnection.objects.update(scopes=" ".join(MODIFY_PLAYLISTS))
    uncertain(listener, chosen, spotify, "add")
    when_due(chosen)
    assert "Add the 12 not confirmed" in page(listener, chosen)
    assert settle(listener, chosen, "not-there").added == 12
    assert len(spotify.added) == 2


def test_more_than_a_hundred_tracks_go_on_with_the_hundred_that_is_missing(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    saved = save(listener, chosen)
    ids = [f"track-{number}" for number in range(250)]
    SavedPlaylist.objects.update(
        state="created", found_ids=ids, added=0, retry_at=timezone.now(), filled_at=None
    )
    spotify.added.clear()
    second: Any = lambda call: (502, {}, "") if len(spotify.added) == 2 else None  # noqa: E731
    spotify.before = second
    save(listener, chosen)
    saved.refresh_from_db()
    assert (saved.state, saved.added) == ("adding", 100)
    spotify.before = lambda call: None
    spotify.items = ids[:200]
    assert when_due(chosen).state == "filled"
    assert [len(uris) for uris in spotify.added] == [100, 100, 50]
    assert [uri.removeprefix("spotify:track:") for uris in spotify.added for uri in uris] == ids

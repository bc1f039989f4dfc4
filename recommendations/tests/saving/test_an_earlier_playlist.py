"""Putting a set into the playlist of an earlier one: below what is there, or in its place."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
import responses
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.services.sets import create_set
from recommendations.spotify.scopes import MODIFY_PLAYLISTS, SAVE_SCOPES
from recommendations.tests.conftest import connect, wish_for
from recommendations.tests.saving.account import Account
from recommendations.tests.saving.conftest import known, page, save, settle, when_due


@pytest.fixture
def spotify() -> Iterator[Account]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield Account(mock)


@pytest.fixture
def earlier(listener: Client, alices_set: RecommendationSet, spotify: Account) -> SavedPlaylist:
    """A filled playlist of Alice's, 'playlist-1'."""
    known(alices_set)
    saved = save(listener, alices_set)
    spotify.added.clear()
    return saved


@pytest.fixture
def chosen(alice: User, earlier: SavedPlaylist) -> RecommendationSet:
    """Another set of hers, with some of the same tracks."""
    made = create_set(wish=wish_for(Emotion.HAPPY), owner=alice)
    known(made)
    return made


def ids_of(chosen: RecommendationSet) -> list[str]:
    return [f"known-{entry.track_id}" for entry in chosen.entries.all()[: chosen.shown]]


def append(earlier: SavedPlaylist) -> str:
    return f"append:{earlier.set_id}"


def replace(earlier: SavedPlaylist) -> str:
    return f"replace:{earlier.set_id}"


def test_only_with_an_earlier_playlist_there_is_a_choice(
    listener: Client, alices_set: RecommendationSet, spotify: Account, alice: User
) -> None:
    known(alices_set)
    assert 'id="save-to"' not in page(listener, alices_set)
    saved = save(listener, alices_set)
    other = create_set(wish=wish_for(Emotion.SAD), owner=alice)
    text = page(listener, other)
    assert f'value="append:{saved.set_id}"' in text
    assert f'value="replace:{saved.set_id}"' in text


def test_a_set_is_added_below_and_what_is_there_already_is_listed_and_not_doubled(
    listener: Client, chosen: RecommendationSet, earlier: SavedPlaylist, spotify: Account
) -> None:
    before = list(spotify.playlists["playlist-1"])
    spotify.playlists["playlist-1"] = [ids_of(chosen)[3], "hers", *before]
    saved = save(listener, chosen, append(earlier))
    there = set(spotify.playlists["playlist-1"][: len(before) + 2])
    new = [one for one in ids_of(chosen) if one not in there]
    assert saved.state == "filled"
    assert spotify.playlists == {"playlist-1": [ids_of(chosen)[3], "hers", *before, *new]}
    assert (len(spotify.created), len(spotify.added), spotify.replaced) == (1, 1, [])
    assert set(saved.already_there) == set(ids_of(chosen)) - set(new)
    text = page(listener, chosen)
    assert f"{len(new)} track" in text
    assert "in it already" in text
    assert "http://127.0.0.1:8001/playlist/playlist-1" in text
    # The earlier set is in it as it was.
    assert "12 tracks are in" in page(listener, earlier.set)


def test_where_every_track_is_there_nothing_is_written(
    listener: Client, chosen: RecommendationSet, earlier: SavedPlaylist, spotify: Account
) -> None:
    spotify.playlists["playlist-1"] = list(reversed(ids_of(chosen)))
    saved = save(listener, chosen, append(earlier))
    assert (saved.state, saved.added, len(saved.already_there)) == ("filled", 0, 12)
    assert spotify.added == []


def test_a_set_takes_the_place_of_another_whose_page_says_so(
    listener: Client, chosen: RecommendationSet, earlier: SavedPlaylist, spotify: Account
) -> None:
    saved = save(listener, chosen, replace(earlier))
    assert saved.state == "filled"
    assert spotify.playlists == {"playlist-1": ids_of(chosen)}
    assert (len(spotify.created), spotify.added, len(spotify.replaced)) == (1, [], 1)
    text = page(listener, earlier.set)
    assert "Another list took the place of these tracks" in text
    assert str(chosen.id) in text
    assert "Saved to Spotify" not in text
    assert "12 tracks took the place of those that were in" in page(listener, chosen)


def test_what_was_added_before_a_replacement_is_told_to_be_gone_and_what_comes_after_is_not(
    listener: Client, chosen: RecommendationSet, earlier: SavedPlaylist, alice: User,
    spotify: Account,
) -> None:  # fmt: skip
    save(listener, chosen, append(earlier))
    sets = [create_set(wish=wish_for(Emotion.SAD), owner=alice) for _ in range(2)]
    known(sets[0])
    known(sets[1])
    save(listener, sets[0], replace(earlier))
    save(listener, sets[1], append(earlier))
    for gone in (earlier.set, chosen):
        assert "Another list took the place" in page(listener, gone)
    for there in sets:
        assert "Saved to Spotify" in page(listener, there)


@pytest.mark.parametrize("call", ["add", "replace"])
def test_an_unconfirmed_write_is_compared_and_not_repeated(
    listener: Client, chosen: RecommendationSet, earlier: SavedPlaylist, spotify: Account, call: str
) -> None:
    spotify.playlists["playlist-1"] = ["hers", "and this"]
    spotify.failing = {f"{call} after"}
    saved = save(listener, chosen, append(earlier) if call == "add" else replace(earlier))
    assert saved.state == "adding"
    if call == "replace":
        assert "Another list is being put in their place." in page(listener, earlier.set)
    assert when_due(chosen).state == "filled"
    kept = ["hers", "and this"] if call == "add" else []
    assert spotify.playlists["playlist-1"] == kept + ids_of(chosen)
    assert len(spotify.added) + len(spotify.replaced) == 1


@pytest.mark.parametrize("call", ["add", "replace"])
def test_one_that_was_not_done_is_repeated_after_two_looks(
    listener: Client, chosen: RecommendationSet, earlier: SavedPlaylist, spotify: Account, call: str
) -> None:
    spotify.playlists["playlist-1"] = ["hers"]
    spotify.failing = {f"{call} before"}
    save(listener, chosen, append(earlier) if call == "add" else replace(earlier))
    first = when_due(chosen)
    assert (first.state, first.looks) == ("adding", 1)
    assert when_due(chosen).state == "filled"
    kept = ["hers"] if call == "add" else []
    assert spotify.playlists["playlist-1"] == kept + ids_of(chosen)
    assert len(spotify.added) + len(spotify.replaced) == 2


@pytest.mark.parametrize("way", [append, replace])
@pytest.mark.parametrize("present", [["hers", "new"], [], ["other"]])
def test_a_playlist_that_somebody_else_changed_meanwhile_is_left_to_the_listener(
    listener: Client, chosen: RecommendationSet, earlier: SavedPlaylist, spotify: Account,
    way: object, present: list[str],
) -> None:  # fmt: skip
    spotify.playlists["playlist-1"] = ["hers"]
    spotify.failing = {"add before", "replace before"}
    save(listener, chosen, append(earlier) if way is append else replace(earlier))
    spotify.playlists["playlist-1"] = list(present)
    assert when_due(chosen).state == "adding"
    assert 'data-state="uncertain-add"' in page(listener, chosen)
    spotify.failing.clear()
    assert settle(listener, chosen, "not-there").state == "filled"
    kept = present if way is append else []
    assert spotify.playlists["playlist-1"] == kept + ids_of(chosen)


@pytest.mark.parametrize("why", ["not listed", "not found", "another's"])
@pytest.mark.parametrize("way", ["append", "replace"])
def test_where_the_playlist_is_gone_a_new_one_can_be_made(
    listener: Client, chosen: RecommendationSet, earlier: SavedPlaylist, spotify: Account,
    way: str, why: str,
) -> None:  # fmt: skip
    if why == "not listed":
        del spotify.playlists["playlist-1"]
    else:
        spotify.fail("items", 404 if why == "not found" else 403, "")
    saved = save(listener, chosen, f"{way}:{earlier.set_id}")
    assert (saved.state, saved.problem_code) == ("failed", "target-gone")
    assert spotify.added == spotify.replaced == []
    text = page(listener, chosen)
    assert "this playlist is not in your account any more" in text
    assert "Save as a new playlist" in text
    assert "did not list this playlist" in page(listener, earlier.set)
    spotify.recover()
    made = save(listener, chosen, "new")
    assert (made.state, made.way, made.spotify_id) == ("filled", "new", "playlist-2")
    assert spotify.playlists["playlist-2"] == ids_of(chosen)
    assert (len(spotify.created), len(spotify.added)) == (2, 1)


def test_one_that_is_there_again_is_written_to_and_offered_again(
    listener: Client, chosen: RecommendationSet, earlier: SavedPlaylist, spotify: Account
) -> None:
    before = spotify.playlists.pop("playlist-1")
    save(listener, chosen, append(earlier))
    earlier.refresh_from_db()
    assert earlier.gone_at is not None
    spotify.playlists["playlist-1"] = before
    assert save(listener, chosen).state == "filled"
    earlier.refresh_from_db()
    assert earlier.gone_at is None


@pytest.mark.parametrize("granted", [True, False], ids=["refused by Spotify", "never given"])
def test_without_permission_to_look_it_is_asked_for_and_nothing_is_written(
    listener: Client, chosen: RecommendationSet, earlier: SavedPlaylist, spotify: Account,
    granted: bool,
) -> None:  # fmt: skip
    SpotifyConnection.objects.update(scopes=" ".join(SAVE_SCOPES if granted else MODIFY_PLAYLISTS))
    spotify.fail("list", 403, '{"error": {"message": "Insufficient client scope"}}')
    save(listener, chosen, append(earlier))
    text = page(listener, chosen)
    assert 'data-state="reconnect"' in text
    assert "WMusic must see which are in it" in text
    assert spotify.added == []
    spotify.recover()
    SpotifyConnection.objects.update(scopes=" ".join(SAVE_SCOPES))
    assert settle(listener, chosen, "look").state == "filled"


@pytest.mark.parametrize(
    "to",
    [
        "append:",
        "append:x",
        "away",
        "new:x",
        f"append:{UUID(int=7)}",
        "delete:{earlier}",
        "{earlier}",
    ],
)
def test_what_is_no_choice_saves_nothing_and_says_so(
    listener: Client, chosen: RecommendationSet, earlier: SavedPlaylist, spotify: Account, to: str
) -> None:
    address = reverse("recommendations:save", args=[chosen.id])
    data = {"to": to.format(earlier=earlier.set_id)}
    text = listener.post(address, data, follow=True).content.decode()
    assert "can no longer be chosen" in text
    assert not SavedPlaylist.objects.filter(set=chosen).exists()


@pytest.mark.parametrize("way", ["append", "replace"])
def test_nobody_writes_to_anothers_playlist(
    earlier: SavedPlaylist, spotify: Account, bob: User, charlie: User, way: str
) -> None:
    before = list(spotify.playlists["playlist-1"])
    for stranger in (bob, charlie):
        connect(stranger)
        browser = Client()
        browser.force_login(stranger)
        theirs = create_set(wish=wish_for(Emotion.HAPPY), owner=stranger)
        known(theirs)
        assert str(earlier.set_id) not in page(browser, theirs)
        address = reverse("recommendations:save", args=[theirs.id])
        browser.post(address, {"to": f"{way}:{earlier.set_id}"})
        assert not SavedPlaylist.objects.filter(owner=stranger).exists()
    assert spotify.playlists == {"playlist-1": before}


def test_an_unfinished_playlist_and_one_that_is_gone_cannot_be_chosen(
    listener: Client, chosen: RecommendationSet, earlier: SavedPlaylist, spotify: Account
) -> None:
    SavedPlaylist.objects.filter(pk=earlier.pk).update(state="created")
    assert 'id="save-to"' not in page(listener, chosen)
    address = reverse("recommendations:save", args=[chosen.id])
    listener.post(address, {"to": append(earlier)})
    assert not SavedPlaylist.objects.filter(set=chosen).exists()

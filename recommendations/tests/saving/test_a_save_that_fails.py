from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.services.leases import LEASE
from recommendations.spotify.scopes import SAVE_SCOPES
from recommendations.tests.saving.conftest import Spotify, known
from recommendations.tests.saving.test_saving_a_playlist import page, save


@pytest.fixture
def chosen(alices_set: RecommendationSet) -> RecommendationSet:
    known(alices_set)
    return alices_set


def settle(listener: Client, chosen: RecommendationSet, answer: str) -> SavedPlaylist:
    listener.post(reverse("recommendations:settle", args=[chosen.id]), {"answer": answer})
    return SavedPlaylist.objects.get(set=chosen)


@pytest.mark.parametrize("call", ["create", "add"])
@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (403, "The user is not registered for this application.", "list of testers"),
        (403, "Active premium subscription required for the owner", "Premium"),
        (429, '{"error": {"reason": "QUOTA_EXCEEDED"}}', "used up"),
        (400, "{}", "refused"),
    ],
)
def test_a_refused_call_is_told_and_can_be_tried_again(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, call: str, status: int,
    body: str, words: str,
) -> None:  # fmt: skip
    spotify.fail(call, status, body)
    save(listener, chosen)
    text = page(listener, chosen)
    assert 'data-state="failed"' in text
    assert words in text
    spotify.recover()
    assert save(listener, chosen).state == "filled"
    creates = 2 if call == "create" else 1
    assert len(spotify.created) == creates
    assert spotify.added[-1] == spotify.added[0]


def test_an_unconfirmed_create_is_not_sent_again_but_looked_for(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    spotify.fail("create", 502)
    assert save(listener, chosen).state == "creating"
    assert 'data-state="uncertain-create"' in page(listener, chosen)
    spotify.recover()
    spotify.listed = [
        listed("other", name="Happy"),
        listed("not-mine", owner="bob-id"),
        listed("full", tracks=3),
        listed("playlist-1"),
    ]
    assert settle(listener, chosen, "there").state == "filled"
    assert (len(spotify.created), len(spotify.added)) == (1, 1)


def listed(
    playlist_id: str, *, name: str = "", owner: str = "alice-id", tracks: int = 0
) -> dict[str, object]:
    name = name or SavedPlaylist.objects.get().name
    return {"id": playlist_id, "name": name, "owner": {"id": owner}, "items": {"total": tracks}}


def test_when_it_is_not_found_the_listener_decides(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    spotify.fail("create", 502)
    save(listener, chosen)
    spotify.recover()
    assert settle(listener, chosen, "there").state == "creating"
    assert len(spotify.created) == 1
    assert settle(listener, chosen, "not-there").state == "filled"
    assert len(spotify.created) == 2


def test_pressing_save_on_an_unconfirmed_create_only_looks(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    spotify.fail("create", 500)
    save(listener, chosen)
    spotify.recover()
    save(listener, chosen)
    assert len(spotify.created) == 1


@pytest.mark.parametrize(("holds", "adds"), [("everything", 1), ("nothing", 2)])
def test_an_unconfirmed_add_is_compared_with_what_the_playlist_holds(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, holds: str, adds: int
) -> None:
    spotify.fail("add", 503)
    saved = save(listener, chosen)
    assert saved.state == "adding"
    assert 'data-state="uncertain-add"' in page(listener, chosen)
    spotify.recover()
    spotify.items = saved.found_ids if holds == "everything" else []
    assert settle(listener, chosen, "there").state == "filled"
    assert (len(spotify.created), len(spotify.added)) == (1, adds)


def test_a_playlist_that_holds_something_else_is_left_alone(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    spotify.fail("add", 503)
    save(listener, chosen)
    spotify.recover()
    spotify.items = ["something", "else"]
    assert settle(listener, chosen, "there").state == "adding"
    assert len(spotify.added) == 1


def test_a_process_that_died_at_work_leaves_a_save_that_goes_on(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    def die(call: str) -> None:
        raise KeyboardInterrupt

    spotify.before = die
    with pytest.raises(KeyboardInterrupt):
        save(listener, chosen)
    SavedPlaylist.objects.update(leased_until=timezone.now() - LEASE)
    spotify.recover()
    spotify.listed = [listed("playlist-1")]
    assert save(listener, chosen).state == "filled"
    assert len(spotify.created) == 1


@pytest.mark.parametrize(
    "change", [{"needs_reconnect": True}, {"scopes": "playlist-modify-public"}]
)
def test_a_connection_that_does_not_suffice_is_asked_for_again(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, change: dict[str, object]
) -> None:
    SpotifyConnection.objects.update(**change)
    assert 'data-state="reconnect"' in page(listener, chosen)
    save(listener, chosen)
    assert 'data-state="reconnect"' in page(listener, chosen)
    assert spotify.created == []
    full = " ".join(SAVE_SCOPES)
    SpotifyConnection.objects.update(needs_reconnect=False, scopes=full)
    assert save(listener, chosen).state == "filled"


def test_a_token_refused_half_way_asks_to_reconnect(
    listener: Client, chosen: RecommendationSet, spotify: Spotify, alice: User
) -> None:
    spotify.fail("add", 401, '{"error": {"status": 401, "message": "expired"}}')
    save(listener, chosen)
    assert SpotifyConnection.objects.get(user=alice).needs_reconnect
    assert 'data-state="reconnect"' in page(listener, chosen)
    spotify.recover()
    SpotifyConnection.objects.update(needs_reconnect=False)
    assert "goes on where it stopped" in page(listener, chosen)
    assert save(listener, chosen).state == "filled"
    assert len(spotify.created) == 1


def test_an_answer_to_no_question_is_refused(
    listener: Client, chosen: RecommendationSet, spotify: Spotify
) -> None:
    spotify.fail("create", 502)
    save(listener, chosen)
    address = reverse("recommendations:settle", args=[chosen.id])
    assert listener.post(address, {"answer": "perhaps"}).status_code == 400

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from recommendations.models import RecommendationSet, SavedPlaylist, Track, TrackOpinion
from recommendations.services.editing import locked_set
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.playlist_changes.conftest import address, at_spotify, page, press


def test_it_goes_with_its_record_and_the_playlist_stays(
    listener: Client, chosen: RecommendationSet, saved: SavedPlaylist, standin: ScriptedStandin
) -> None:
    asked = page(listener, "delete", chosen)
    assert "stays in your Spotify account" in asked
    assert address("remove-playlist", chosen) in asked
    response = listener.post(address("delete", chosen))
    assert response.headers["Location"] == "/profile/#sets"
    assert "Its playlist is still in your Spotify account." in page_at(listener, "/profile/")
    assert not RecommendationSet.objects.exists()
    assert not SavedPlaylist.objects.exists()
    assert at_spotify(standin).id == saved.spotify_id
    assert standin.calls() == []
    assert listener.get(address("set", chosen)).status_code == 404


def test_answers_to_its_songs_stay_and_so_do_other_lists(
    client: Client, alice: User, alices_set: RecommendationSet, tracks: list[Track]
) -> None:
    TrackOpinion.objects.create(owner=alice, track=tracks[0], liked=True)
    other = RecommendationSet.objects.create(
        owner=alice, origin="hand", probabilities=alices_set.probabilities, shown=0
    )
    client.force_login(alice)
    assert "The list is deleted." in press(client, "delete", alices_set)
    assert RecommendationSet.objects.get() == other
    assert TrackOpinion.objects.exists()
    assert Track.objects.count() == len(tracks)


@pytest.mark.parametrize(
    "values",
    [
        {"state": "wanted", "retry_at": timedelta(0)},
        {"state": "creating", "retry_at": timedelta(hours=3)},
        {"state": "adding", "leased_until": timedelta(minutes=1)},
        {"state": "filled", "leased_until": timedelta(minutes=1)},
    ],
)
def test_while_it_is_saved_it_is_refused_with_a_sentence(
    client: Client, alice: User, alices_set: RecommendationSet, values: dict[str, object]
) -> None:
    now = timezone.now()
    moments = {
        name: now + value if isinstance(value, timedelta) else value
        for name, value in values.items()
    }
    SavedPlaylist.objects.create(set=alices_set, owner=alice, wanted_tracks=[1], **moments)
    client.force_login(alice)
    assert 'id="delete-form"' not in page(client, "delete", alices_set)
    assert "It can be deleted once that has ended." in press(client, "delete", alices_set)
    assert RecommendationSet.objects.filter(pk=alices_set.pk).exists()
    assert SavedPlaylist.objects.exists()


def test_while_another_list_is_put_into_its_playlist_it_is_refused(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    home = SavedPlaylist.objects.create(
        set=alices_set, owner=alice, wanted_tracks=[1], state="filled", spotify_id="made-for-it"
    )
    other = RecommendationSet.objects.create(
        owner=alice, origin="hand", probabilities=alices_set.probabilities, shown=0
    )
    SavedPlaylist.objects.create(
        set=other, owner=alice, wanted_tracks=[1], way="append", target=home,
        target_spotify_id="made-for-it", retry_at=timezone.now(),
    )  # fmt: skip
    client.force_login(alice)
    assert "It can be deleted once that has ended." in press(client, "delete", alices_set)
    assert RecommendationSet.objects.filter(pk=alices_set.pk).exists()


def test_a_save_that_failed_before_there_was_a_playlist_goes_with_it(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    SavedPlaylist.objects.create(
        set=alices_set, owner=alice, wanted_tracks=[1], state="failed", name="Half"
    )
    client.force_login(alice)
    assert "If there is a playlist “Half”" in page(client, "delete", alices_set)
    assert "The list is deleted." in press(client, "delete", alices_set)
    assert not SavedPlaylist.objects.exists()


def test_a_visitor_deletes_their_own_and_nobody_elses(tracks: list[Track]) -> None:
    visitor = Client()
    visitor.post(reverse("recommendations:create"), {"emotion": "happy"})
    chosen = RecommendationSet.objects.get()
    assert Client().post(address("delete", chosen)).status_code == 404
    assert RecommendationSet.objects.exists()
    assert visitor.post(address("delete", chosen)).headers["Location"] == "/"
    assert not RecommendationSet.objects.exists()


def test_a_second_press_finds_nothing(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    client.post(address("delete", alices_set))
    assert client.post(address("delete", alices_set)).status_code == 404


def test_one_that_is_deleted_while_it_is_pressed_is_not_found(
    client: Client, alice: User, alices_set: RecommendationSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(chosen: RecommendationSet) -> RecommendationSet:
        RecommendationSet.objects.filter(pk=chosen.pk).delete()
        return locked_set(chosen)

    monkeypatch.setattr("recommendations.services.deleting.locked_set", gone)
    client.force_login(alice)
    assert client.post(address("delete", alices_set)).status_code == 404


def test_the_profile_and_the_page_lead_there(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    for there in ("/profile/", address("set", alices_set)):
        assert f'href="{address("delete", alices_set)}"' in page_at(client, there)


def page_at(client: Client, path: str) -> str:
    return " ".join(client.get(path).content.decode().split())

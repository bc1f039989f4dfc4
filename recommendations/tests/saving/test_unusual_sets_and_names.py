"""Sets of one track or a thousand, recordings that come twice, and names in any letters."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator

import pytest
import responses
from django.contrib.auth.models import User
from django.test import Client

from recommendations.models import RecommendationSet, SavedPlaylist, SetTrack, Track
from recommendations.services.playlists import save_set
from recommendations.services.save_worker import work_off
from recommendations.tests.saving.account import Account
from recommendations.tests.saving.conftest import known, listed, page, save, when_due
from recommendations.tests.saving.processes import Process, finish


@pytest.fixture
def spotify() -> Iterator[Account]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield Account(mock)


def set_of(owner: User, tracks: list[Track], name: str = "") -> RecommendationSet:
    chosen = RecommendationSet.objects.create(
        owner=owner, origin="hand", probabilities=[1, 0, 0, 0, 0, 0, 0], shown=len(tracks),
        name=name,
    )  # fmt: skip
    SetTrack.objects.bulk_create(
        SetTrack(set=chosen, track=track, position=position)
        for position, track in enumerate(tracks, start=1)
    )
    return chosen


def new_tracks(titles: list[str], **values: object) -> list[Track]:
    return Track.objects.bulk_create(
        Track(
            source=Track.Source.STARTER, title=title, artist="A", main_artist="A", year=2000,
            genre="pop", valence=0.5, energy=0.5, danceability=0.5, **values,
        )
        for title in titles
    )  # fmt: skip


def test_a_set_without_tracks_is_not_saved_and_that_is_said(
    listener: Client, alice: User, spotify: Account
) -> None:
    chosen = set_of(alice, [])
    response = listener.post(f"/recommendations/{chosen.id}/save/", follow=True)
    assert "Every track was removed" in response.content.decode()
    assert not SavedPlaylist.objects.exists()


@pytest.mark.parametrize("count", [1, 100, 101, 1000])
def test_every_track_is_there_in_order_by_one_call_for_each_hundred(
    listener: Client, alice: User, spotify: Account, count: int
) -> None:
    chosen = set_of(alice, new_tracks([f"Song {number}" for number in range(count)]))
    known(chosen)
    saved = save(listener, chosen)
    assert (saved.state, saved.added) == ("filled", count)
    assert spotify.playlists == {"playlist-1": saved.found_ids}
    assert len(saved.found_ids) == count
    assert (len(spotify.created), len(spotify.added)) == (1, -(-count // 100))
    assert "Saved to Spotify" in page(listener, chosen)


def test_a_recording_that_two_tracks_of_the_catalogue_are_comes_once(
    listener: Client, alice: User, spotify: Account
) -> None:
    (first,) = new_tracks(["Song - Remastered 2011"], spotify_id="id-of-Song")
    chosen = set_of(alice, [first, *new_tracks(["Song", "Other", "Absent"])])
    spotify.absent = {"Absent"}
    saved = save(listener, chosen)
    assert spotify.playlists == {"playlist-1": ["id-of-Song", "id-of-Other"]}
    assert (saved.state, saved.added, len(saved.missing_tracks)) == ("filled", 2, 1)
    text = page(listener, chosen)
    assert "2 tracks are in" in text
    assert "1 track not found on Spotify" in text


def test_it_comes_once_wherever_a_worker_is_killed(
    listener: Client, alice: User, spotify: Account
) -> None:
    (first,) = new_tracks(["Song - Remastered 2011"], spotify_id="id-of-Song")
    tracks = [first, *new_tracks(["Song", "Other", "Absent"])]
    spotify.absent = {"Absent"}
    for dies_at in range(1, 999):
        SavedPlaylist.objects.all().delete()
        for kept in (spotify.created, spotify.added, spotify.playlists, spotify.names):
            kept.clear()
        Track.objects.exclude(pk=first.pk).update(spotify_id=None, search_missed_at=None)
        chosen, process = set_of(alice, tracks), Process(dies_at)
        save_set(chosen, owner=alice)
        process.run(spotify, work_off)
        saved = finish(chosen)
        assert (saved.state, saved.added, len(saved.missing_tracks)) == ("filled", 2, 1)
        assert list(spotify.playlists.values()) == [["id-of-Song", "id-of-Other"]]
        if not process.is_dead:
            break
    assert dies_at > 3


@pytest.mark.parametrize(
    "name",
    [
        "Für Élise",
        "雨の日曜日",
        "🌧️ 👩‍👩‍👧 rain",
        "مطر اليوم",
        "ﬁne \u200b line",
        "<b>&amp;\"'</b>",
        "x" * 100,
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_playlist_is_known_again_by_its_name_in_any_letters(
    listener: Client, alice: User, spotify: Account, name: str, form: str
) -> None:
    chosen = set_of(alice, new_tracks(["Song"]), name=unicodedata.normalize("NFC", name))
    known(chosen)
    spotify.failing = {"create after"}
    saved = save(listener, chosen)
    assert saved.state == "creating"
    told = unicodedata.normalize(form, saved.name)  # type: ignore[arg-type]
    spotify.names["playlist-1"] = told.replace(" ", "  ") if form == "NFD" else told
    assert when_due(chosen).spotify_id == "playlist-1"
    assert len(spotify.created) == 1


def test_a_playlist_whose_tracks_are_not_counted_is_not_taken_for_an_empty_one(
    listener: Client, alice: User, spotify: Account
) -> None:
    chosen = set_of(alice, new_tracks(["Song"]))
    known(chosen)
    spotify.failing = {"create before"}
    saved = save(listener, chosen)

    def uncounted(call: str) -> tuple[int, dict[str, str], str] | None:
        if call != "list":
            return None
        one = {**listed("hers", name=saved.name), "items": None}
        return 200, {}, json.dumps({"items": [one], "total": 1, "limit": 50})

    spotify.before = uncounted
    when_due(chosen)
    assert when_due(chosen).spotify_id == "playlist-2"

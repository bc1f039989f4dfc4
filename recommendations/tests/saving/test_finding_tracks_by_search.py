from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SavedPlaylist, SetTrack, Track
from recommendations.moods import only
from recommendations.tests.saving.conftest import Spotify, known, page, save, when_due


def of_songs_in_order(owner: User, tracks: list[Track]) -> RecommendationSet:
    """A set that begins with Song 0, Song 1 and so on, twelve of them shown."""
    made = RecommendationSet.objects.create(
        owner=owner,
        origin=RecommendationSet.Origin.HAND,
        probabilities=only(Emotion.HAPPY),
        shown=12,
    )
    SetTrack.objects.bulk_create(
        SetTrack(set=made, track=track, position=position)
        for position, track in enumerate(tracks[:40], start=1)
    )
    return made


@pytest.fixture
def alices_set(alice: User, tracks: list[Track]) -> RecommendationSet:
    return of_songs_in_order(alice, tracks)


def test_each_unknown_track_is_searched_once_and_remembered(
    listener: Client, alice: User, tracks: list[Track], spotify: Spotify
) -> None:
    save(listener, of_songs_in_order(alice, tracks))
    assert spotify.searches == [f"Song {number}" for number in range(12)]
    assert Track.objects.get(title="Song 3").spotify_id == "id-of-Song 3"

    save(listener, of_songs_in_order(alice, tracks))
    assert len(spotify.searches) == 12


def test_what_is_not_found_is_listed_and_the_rest_is_saved(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.absent = {"Song 2", "Song 5"}
    assert save(listener, alices_set).added == 10
    text = page(listener, alices_set)
    assert "Song 2 – Artist 1" in text
    assert "Song 5 – Artist 2" in text


def test_a_miss_is_remembered_too(
    listener: Client, alice: User, tracks: list[Track], spotify: Spotify
) -> None:
    spotify.absent = {"Song 2"}
    save(listener, of_songs_in_order(alice, tracks))
    saved = save(listener, of_songs_in_order(alice, tracks))
    assert len(spotify.searches) == 12
    assert saved.missing_tracks == [Track.objects.get(title="Song 2").pk]


def test_when_nothing_is_found_no_playlist_is_made(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.absent = {f"Song {number}" for number in range(12)}
    saved = save(listener, alices_set)
    assert (saved.state, spotify.created) == ("failed", [])
    assert "None of these tracks could be found" in page(listener, alices_set)


def test_an_interrupted_search_goes_on_where_it_stopped(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    calls = []

    def limit_the_fourth(call: str) -> tuple[int, dict[str, str], str] | None:
        calls.append(call)
        return (429, {"Retry-After": "60"}, "{}") if len(calls) == 4 else None

    spotify.before = limit_the_fourth
    saved = save(listener, alices_set)
    assert (saved.problem_code, saved.state) == ("rate-limited", "wanted")
    assert saved.found_ids == ["id-of-Song 0", "id-of-Song 1", "id-of-Song 2"]
    assert "Waiting until" in page(listener, alices_set)
    spotify.recover()
    assert when_due(alices_set).state == "filled"
    assert spotify.searches.count("Song 0") == 1
    assert len(spotify.searches) == 13


def test_an_id_that_an_imported_track_holds_serves_as_well(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    known(alices_set)
    first = alices_set.entries.get(position=1).track
    Track.objects.filter(pk=first.pk).update(spotify_id=None)
    Track.objects.create(
        source=Track.Source.IMPORTED, spotify_id="id-of-Song 0", title="Song 0", artist="Artist 0",
        main_artist="Artist 0", valence=0.1, energy=0.1, danceability=0.1,
    )  # fmt: skip
    assert save(listener, alices_set).state == "filled"
    assert spotify.added[0][0] == "spotify:track:id-of-Song 0"
    assert SavedPlaylist.objects.get().missing_tracks == []


def test_a_card_links_to_the_track_once_its_id_is_known(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    before = page(listener, alices_set)
    assert "/search/Song%200%20Artist%200" in before
    save(listener, alices_set)
    assert "/track/id-of-Song 0" in page(listener, alices_set)
    assert listener.get(reverse("home")).status_code == 200


def test_the_page_says_how_many_are_looked_up_while_a_worker_does(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    pages = []

    def look(call: str) -> None:
        pages.append(page(listener, alices_set))

    spotify.before = look
    save(listener, alices_set)
    assert "Looking up tracks on Spotify: 0 of 12" in pages[0]
    assert "Looking up tracks on Spotify: 7 of 12" in pages[7]
    assert "Making the playlist" in pages[12]
    assert "Adding tracks: 12 of 12" in pages[13]

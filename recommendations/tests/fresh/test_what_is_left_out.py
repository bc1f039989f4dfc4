"""Which of Spotify's tracks are not added, each for one reason that the page counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from emotion.labels import Emotion
from recommendations.models import (
    ArtistOpinion,
    RecommendationSet,
    SetTrack,
    Track,
    TrackOpinion,
)
from recommendations.services.sets import create_set
from recommendations.tests.conftest import wish_for
from recommendations.tests.fresh.conftest import Spotify, added, item, press, titles


@pytest.mark.parametrize(
    "unusable",
    [
        None,
        item(1, id=None),
        item(1, id="short"),
        item(1, name=""),
        item(1, artists=[]),
        item(1, is_local=True),
        item(1, is_playable=False),
        item(1, restrictions={"reason": "market"}),
    ],
)
def test_what_nobody_can_play(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, unusable: Any
) -> None:
    spotify.has(unusable, item(2))
    assert "Left out: 1 that cannot be played." in press(listener, alices_set)
    assert titles(alices_set) == ["Unheard 2"]


@pytest.mark.parametrize("name", ["Song 0", "Song 0 - 2011 Remaster", "SONG 0 (Live)"])
def test_what_is_in_the_list_in_any_version(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, name: str
) -> None:
    spotify.has(item(1, name=name, artist="Artist 0"))
    assert "1 in this list already" in press(listener, alices_set)
    assert added(alices_set) == []


def test_what_was_taken_out_of_the_list_does_not_come_back(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    alices_set.entries.filter(track__main_artist="Artist 0").update(removed=True)
    spotify.has(item(1, name="Song 0", artist="Artist 0"))
    assert "1 in this list already" in press(listener, alices_set)


def test_what_comes_twice_in_the_answer(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(item(1), item(1), item(2, name="Unheard 1 - Live", artist="Newcomer 1"))
    assert "2 in this list already" in press(listener, alices_set)
    assert titles(alices_set) == ["Unheard 1"]


def test_what_the_catalogue_has_by_name_or_by_id(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    chosen = set(alices_set.entries.values_list("track_id", flat=True))
    by_name, by_id = Track.objects.exclude(pk__in=chosen)[:2]
    Track.objects.filter(pk=by_id.pk).update(spotify_id=f"{2:022}")
    spotify.has(item(1, name=by_name.title, artist=by_name.main_artist), item(2), item(3))
    assert "2 in our catalogue already" in press(listener, alices_set)
    assert titles(alices_set) == ["Unheard 3"]


def test_what_the_last_sets_showed(
    listener: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(item(1), item(2))
    press(listener, alices_set)
    # A catalogue that has the song no more, as after an import.
    other = create_set(wish=wish_for(Emotion.SAD), owner=alice)
    text = press(listener, other)
    assert "2 shown in your last sets" in text
    assert added(other) == []


def test_what_another_listener_was_shown_may_come(
    listener: Client, alices_set: RecommendationSet, bob: User, spotify: Spotify
) -> None:
    bobs = create_set(wish=wish_for(Emotion.HAPPY), owner=bob)
    known = Track.objects.create(
        source=Track.Source.SPOTIFY, spotify_id=f"{1:022}", title="Unheard 1",
        artist="Newcomer 1", main_artist="Newcomer 1",
    )  # fmt: skip
    SetTrack.objects.filter(set=bobs, position=1).update(track=known)
    TrackOpinion.objects.create(owner=bob, track=known, liked=False)
    ArtistOpinion.objects.create(owner=bob, track=known, main_artist="newcomer 1")
    spotify.has(item(1))
    press(listener, alices_set)
    assert [entry.track_id for entry in added(alices_set)] == [known.pk]


def test_what_got_a_thumb_down_even_in_another_release(
    listener: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    disliked = Track.objects.create(
        source=Track.Source.SPOTIFY, spotify_id=f"{9:022}", title="Unheard 1 (Remastered)",
        artist="Newcomer 1", main_artist="Newcomer 1",
    )  # fmt: skip
    TrackOpinion.objects.create(owner=alice, track=disliked, liked=False)
    spotify.has(item(1), item(2))
    assert "1 that you gave a thumb down" in press(listener, alices_set)
    assert titles(alices_set) == ["Unheard 2"]


def test_artists_of_whom_less_is_wanted_also_as_guests(
    listener: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    track = Track.objects.get(title="Song 59")
    ArtistOpinion.objects.create(owner=alice, track=track, main_artist="loud one")
    guests = [{"name": "Newcomer 2"}, {"name": "Loud One"}]
    spotify.has(item(1, artist="LOUD ONE"), item(2, artists=guests), item(3))
    assert "2 of artists that you want less of" in press(listener, alices_set)
    assert titles(alices_set) == ["Unheard 3"]


def test_explicit_songs_and_those_of_which_nobody_says(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    alices_set.filters = {"no_explicit": True}
    alices_set.save()
    spotify.has(item(1, explicit=True), item(2, explicit=None), item(3))
    assert "2 not known to be free of explicit lyrics" in press(listener, alices_set)
    assert titles(alices_set) == ["Unheard 3"]


def test_an_artists_third_song(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    first = alices_set.entries.select_related("track")[0].track
    of_the_list = alices_set.entries.filter(track__main_artist=first.main_artist).count()
    assert of_the_list == 2
    spotify.has(
        item(1, artist=first.main_artist.upper()),
        *(item(number, artist="Prolific") for number in range(2, 5)),
    )
    assert "2 of artists who are in the list twice already" in press(listener, alices_set)
    assert titles(alices_set) == ["Unheard 2", "Unheard 3"]


def test_songs_shown_long_ago_may_come(
    listener: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    spotify.has(item(1))
    press(listener, alices_set)
    long_ago = timezone.now() - timedelta(days=9)
    RecommendationSet.objects.update(created_at=long_ago)
    for _ in range(6):
        last = create_set(wish=wish_for(Emotion.HAPPY), owner=alice)
    press(listener, last)
    assert titles(last) == ["Unheard 1"]

"""A track without features is in sets and nowhere else, and breaks nothing there."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from emotion.labels import Emotion
from recommendations.catalogue.matrix import load_catalogue, recommendable
from recommendations.engine.feedback import ENOUGH
from recommendations.library.candidates import match_in_catalogue
from recommendations.models import ArtistOpinion, RecommendationSet, Track, TrackOpinion
from recommendations.selectors.memory import feedback_of, shown_lately
from recommendations.selectors.set_map import map_of
from recommendations.services.identification import identify
from recommendations.services.sets import create_set
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.library import LibraryTrack
from recommendations.tests.conftest import wish_for
from recommendations.tests.fresh.conftest import Spotify, added, item, page_of, press


@pytest.fixture
def with_found(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> RecommendationSet:
    """Alice's set with six songs from Spotify among its cards, the first by a known artist."""
    known = item(0, artist="Artist 29")
    spotify.has(known, *(item(number) for number in range(1, 6)))
    press(listener, alices_set)
    alices_set.refresh_from_db()
    return alices_set


@pytest.mark.parametrize("source", [Track.Source.STARTER, Track.Source.IMPORTED])
@pytest.mark.parametrize("missing", ["valence", "energy", "danceability"])
def test_every_other_track_must_be_measured(db: None, source: str, missing: str) -> None:
    values: dict[str, Any] = {"valence": 0.1, "energy": 0.1, "danceability": 0.1, missing: None}
    with pytest.raises(IntegrityError), transaction.atomic():
        Track.objects.create(source=source, title="T", artist="A", main_artist="A", **values)


def test_they_are_not_in_the_catalogue_nor_in_its_counts(with_found: RecommendationSet) -> None:
    found = {entry.track_id for entry in added(with_found)}
    assert found.isdisjoint(load_catalogue().track_ids.tolist())
    assert not recommendable().filter(pk__in=found).exists()
    assert len(load_catalogue()) == 60
    out = StringIO()
    call_command("catalogue_status", stdout=out)
    lines = {" ".join(line.split()) for line in out.getvalue().splitlines()}
    assert {"found on Spotify, not measured 6", "with a Spotify id 0", "tracks 60"} <= lines


def test_they_are_not_what_a_library_is_matched_with(with_found: RecommendationSet) -> None:
    track = added(with_found)[1].track
    heard = LibraryTrack(track.spotify_id or "", track.title, (track.main_artist,))
    assert match_in_catalogue([heard]).found == ()


def test_a_catalogue_of_nothing_else_is_empty(db: None) -> None:
    Track.objects.create(
        source=Track.Source.SPOTIFY, spotify_id="1" * 22, title="T", artist="A", main_artist="A"
    )
    assert len(load_catalogue()) == 0


def test_thumbs_on_them_alone_leave_the_engine_as_it_was(
    listener: Client, alice: User, with_found: RecommendationSet
) -> None:
    entries = added(with_found)
    for entry, thumb in zip(entries, ["up", "down"] * 3, strict=True):
        address = reverse("recommendations:thumb", args=[with_found.id, entry.track_id])
        assert listener.post(address, {"thumb": thumb}).status_code == 302
    assert TrackOpinion.objects.filter(owner=alice).count() == 6 >= ENOUGH
    text = page_of(listener, with_found)
    assert f"Your {6} answers reorder your later lists." in text
    other = create_set(wish=wish_for(Emotion.HAPPY), owner=alice)
    assert other.entries.count() == 40


def test_less_of_an_artist_said_on_one_of_them_counts_for_the_catalogues_songs(
    listener: Client, alice: User, with_found: RecommendationSet
) -> None:
    track_id = added(with_found)[0].track_id
    address = reverse("recommendations:less", args=[with_found.id, track_id])
    listener.post(address, {"less": "yes"})
    catalogue = load_catalogue()
    assert len(feedback_of(alice, catalogue).less_of) == 1
    assert ArtistOpinion.objects.get().track.main_artist == "Artist 29"
    assert f'id="less-{track_id}"' in page_of(listener, with_found)
    listener.post(address, {"less": "no"})
    assert not ArtistOpinion.objects.exists()


def test_less_of_an_artist_that_the_catalogue_lacks_is_kept(
    listener: Client, alice: User, with_found: RecommendationSet
) -> None:
    entry = added(with_found)[3]
    address = reverse("recommendations:less", args=[with_found.id, entry.track_id])
    listener.post(address, {"less": "yes"})
    assert ArtistOpinion.objects.get().track_id == entry.track_id
    assert feedback_of(alice, load_catalogue()).less_of == frozenset()
    assert create_set(wish=wish_for(Emotion.HAPPY), owner=alice).entries.count() == 40


def test_they_count_as_shown(alice: User, with_found: RecommendationSet) -> None:
    shown = shown_lately(owner=alice, visitor="")
    assert {entry.track_id for entry in added(with_found)} <= shown.keys()


def test_the_map_leaves_them_out_says_so_and_numbers_like_the_list(
    listener: Client, with_found: RecommendationSet
) -> None:
    found = added(with_found)[0].track_id
    listener.post(reverse("recommendations:move", args=[with_found.id, found]), {"to": "2"})
    drawn = map_of(with_found)
    assert drawn is not None
    assert drawn.unmeasured == 6
    assert [point.number for point in drawn.points] == [1, *range(3, 14)]
    assert [point.position for point in drawn.points] == [1, *range(3, 14)]
    assert "6 songs from Spotify have no place" in page_of(listener, with_found)


def test_a_list_of_nothing_else_has_no_map(listener: Client, with_found: RecommendationSet) -> None:
    with_found.entries.exclude(track__source="spotify").update(removed=True)
    assert map_of(with_found) is None
    assert 'id="map"' not in page_of(listener, with_found)


def test_saving_takes_their_ids_without_a_search(
    with_found: RecommendationSet, spotify: Spotify
) -> None:

    asked = len(spotify.asked)
    track = added(with_found)[0].track
    assert identify(track, SpotifyClient("token")) == track.spotify_id
    assert len(spotify.asked) == asked

"""What was found on Spotify does not pile up, and gives way to what is measured."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from recommendations.catalogue.importing import import_file
from recommendations.catalogue.matrix import load_catalogue
from recommendations.models import ArtistOpinion, RecommendationSet, Track, TrackOpinion
from recommendations.tests.fresh.conftest import Spotify, added, item, page_of, press


def found() -> int:
    return Track.objects.filter(source=Track.Source.SPOTIFY).count()


@pytest.fixture
def with_found(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> RecommendationSet:
    spotify.has(*(item(number) for number in range(1, 5)))
    press(listener, alices_set)
    return alices_set


def clean_up() -> None:
    call_command("delete_unowned_sets", verbosity=0)


def test_what_a_set_holds_stays(with_found: RecommendationSet) -> None:
    with_found.entries.filter(track__source="spotify").update(removed=True)
    clean_up()
    assert found() == 4


def test_what_no_set_holds_goes_and_nothing_else(
    with_found: RecommendationSet, tracks: list[Track]
) -> None:
    with_found.delete()
    clean_up()
    assert found() == 0
    assert Track.objects.count() == len(tracks)


def test_what_a_listener_answered_to_stays_as_long_as_the_answer(
    with_found: RecommendationSet, alice: User
) -> None:
    liked, artist, *_ = (entry.track for entry in added(with_found))
    TrackOpinion.objects.create(owner=alice, track=liked, liked=True)
    ArtistOpinion.objects.create(owner=alice, track=artist, main_artist="newcomer 2")
    with_found.delete()
    clean_up()
    assert set(Track.objects.filter(source="spotify")) == {liked, artist}
    alice.delete()
    clean_up()
    assert found() == 0


def test_an_import_of_the_same_id_measures_the_track_and_the_set_keeps_it(
    listener: Client, with_found: RecommendationSet, tmp_path: Path
) -> None:
    first, second = (entry.track for entry in added(with_found)[:2])
    path = tmp_path / "tracks.csv"
    path.write_text(
        "track_id,track_name,artists,valence,energy,danceability\n"
        f"{first.spotify_id},Unheard 1,Newcomer 1,0.9,0.8,0.7\n"
        # Another release of a song that the set holds, too.
        f"{777:022},{second.title},{second.main_artist},0.2,0.3,0.4\n"
    )
    import_file(path)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.source, first.valence) == (Track.Source.IMPORTED, 0.9)
    assert (second.source, second.valence) == (Track.Source.SPOTIFY, None)
    assert first.genre == "pop"
    assert with_found.entries.filter(track=first).exists()
    assert load_catalogue().track_ids.tolist() == list(
        Track.objects.filter(source="imported").order_by("pk").values_list("pk", flat=True)
    )
    assert len(load_catalogue()) == 2
    assert page_of(listener, with_found).count('class="card"') == 16


def test_loading_the_starter_catalogue_leaves_them_alone(with_found: RecommendationSet) -> None:
    call_command("import_catalogue", starter=True, verbosity=0)
    assert found() == 4
    assert len(added(with_found)) == 4

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from recommendations.library.candidates import VALUES_A_QUERY, match_in_catalogue
from recommendations.models import Track
from recommendations.tests.library.songs import liked, stored

pytestmark = pytest.mark.django_db


def test_a_library_is_matched_by_id_and_by_name() -> None:
    by_id, by_name = stored(1, "One", "Björk"), stored(2, "Two", "AC/DC")
    stored(3, "Three", "Somebody")
    library = [liked(1, "Named otherwise", "X"), liked(8, "TWO", "ACDC"), liked(9, "Nine", "Björk")]
    result = match_in_catalogue(library)
    assert [(one.track_id, one.by_id) for one in result.found] == [
        (by_id.pk, True),
        (by_name.pk, False),
    ]
    assert [track.title for track in result.unmatched] == ["Nine"]


def test_only_tracks_that_can_be_recommended_are_looked_at() -> None:
    """Next to an imported catalogue, starter tracks have moods on another scale."""
    stored(1, "One", "Artist", source=Track.Source.STARTER)
    stored(2, "Two", "Artist")
    assert match_in_catalogue([liked(1, "One", "Artist")]).found == ()


def test_starter_tracks_are_matched_by_name_where_there_are_no_others() -> None:
    track = stored(1, "One", "Artist", source=Track.Source.STARTER, spotify_id=None)
    (found,) = match_in_catalogue([liked(7, "One", "Artist")]).found
    assert (found.track_id, found.by_id) == (track.pk, False)


def test_a_large_library_takes_a_handful_of_queries(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    stored(1, "One", "Artist")
    library = [liked(number, f"Song {number}") for number in range(3 * VALUES_A_QUERY)]
    with django_assert_max_num_queries(12):
        result = match_in_catalogue(library)
    assert result.by_id == 1
    assert len(result.unmatched) == 3 * VALUES_A_QUERY - 1


def test_an_empty_library_asks_for_no_artist(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(1):
        assert match_in_catalogue([]).found == ()

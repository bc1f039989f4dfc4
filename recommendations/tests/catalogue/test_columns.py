from __future__ import annotations

import pytest

from recommendations.catalogue.columns import MissingColumnsError, recognise

MOOD = ("valence", "energy", "danceability")
HEADERS = {
    "114k": ("track_id", "artists", "album_name", "track_name", *MOOD, "track_genre"),
    "tidytuesday": (
        "track_id",
        "track_name",
        "track_artist",
        "track_popularity",
        "track_album_release_date",
        "playlist_genre",
        *MOOD,
    ),
    "moods": ("name", "artist", "id", "release_date", "length", *MOOD),
    "spelled for people": ("Title", "Artist Name", " URI ", "Valence", "Energy", "Danceability"),
}


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS.keys())
def test_the_public_data_sets_are_recognised(header: tuple[str, ...]) -> None:
    columns = recognise(header)
    assert {"id", "title", "artist", *MOOD} <= columns.names.keys()
    assert columns.used <= set(header)


def test_a_spotify_id_is_preferred_to_a_row_number() -> None:
    columns = recognise(("id", "track_id", "name", "artist", *MOOD))
    assert columns.names["id"] == "track_id"


def test_missing_columns_are_all_named() -> None:
    with pytest.raises(MissingColumnsError) as caught:
        recognise(("track_name", "artist", "valence"))
    message = str(caught.value)
    assert all(word in message for word in ("track_id", "energy", "danceability"))
    assert "valence" not in message
    assert "title" not in message


def test_a_header_of_nothing_is_refused() -> None:
    with pytest.raises(MissingColumnsError):
        recognise(())

from __future__ import annotations

import pytest

from recommendations.models import Track

# Of every ten of the `library`'s songs, so many lack their year, their tempo, their word on
# lyrics; and one in ten has no genre.
SONGS, UNKNOWN_YEARS, UNKNOWN_TEMPOS, UNKNOWN_LYRICS, UNKNOWN_GENRES = 200, 40, 20, 60, 20


def song(number: int) -> Track:
    """A song that every filter can tell from others, evenly spread over moods."""
    tenth = number % 10
    return Track(
        source=Track.Source.IMPORTED,
        spotify_id=f"song{number:018d}",
        title=f"Song {number}",
        artist=f"Artist {number // 2}",
        main_artist=f"Artist {number // 2}",
        genre="" if tenth == 9 else "jazz" if number % 2 else "pop",
        genres="" if tenth == 9 else "jazz" if number % 2 else "pop",
        year=None if tenth < 2 else 1980 + number % 30,
        explicit=None if tenth in (2, 3, 4) else tenth == 5,
        valence=(number * 37 % SONGS) / SONGS,
        energy=(number * 91 % SONGS) / SONGS,
        danceability=0.5,
        instrumentalness=0.9 if tenth in (6, 7) else 0.1,
        tempo=None if tenth == 8 else 60 + number % 120,
        loudness=-8,
    )


@pytest.fixture
def library(db: None) -> list[Track]:
    """Two hundred imported songs by a hundred artists, some with holes: see `song`."""
    return Track.objects.bulk_create(song(number) for number in range(SONGS))

from __future__ import annotations

import pytest

from recommendations.models import Track
from recommendations.spotify.standin.ids import spotify_id
from recommendations.spotify.standin.imported import imported_favourites, imported_song
from recommendations.spotify.standin.listeners import IMPORTED_SONGS, LIBRARY_SIZE, LISTENERS
from recommendations.spotify.standin.server import running, serve
from recommendations.spotify.tests.standin.demo_app import DemoApp

ADA, BEN, CHI = LISTENERS


def import_genre(genre: str, count: int) -> None:
    Track.objects.bulk_create(
        Track(
            source=Track.Source.IMPORTED,
            spotify_id=spotify_id(genre, str(number)),
            title=f"{genre} {number}",
            artist=f"{genre} artist {number}",
            main_artist=f"{genre} artist {number}",
            genres=genre,
            popularity=number % 100,
            valence=0.5,
            energy=0.5,
            danceability=0.5,
        )
        for number in range(count)
    )


@pytest.mark.django_db
def test_each_likes_what_is_of_their_genres() -> None:
    for genre in ("heavy-metal", "minimal-techno", "classical", "indie-folk", "opera"):
        import_genre(genre, 80)
    loud = {song.title.rsplit(" ", 1)[0] for song in imported_favourites(BEN)}
    quiet = {song.title.rsplit(" ", 1)[0] for song in imported_favourites(CHI)}
    assert loud == {"heavy-metal", "minimal-techno"}
    assert quiet == {"classical", "indie-folk"}
    assert imported_favourites(ADA) == []


@pytest.mark.django_db
def test_favourites_are_the_same_every_time_and_no_more_than_a_library_takes() -> None:
    import_genre("heavy-metal", 700)
    favourites = imported_favourites(BEN)
    assert favourites == imported_favourites(BEN)
    assert len({song.id for song in favourites}) == IMPORTED_SONGS


# The server answers in threads of its own, which see committed rows only.
@pytest.mark.django_db(transaction=True)
def test_a_library_holds_imported_songs_and_some_that_the_import_lacks(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    import_genre("heavy-metal", 200)
    path = tmp_path_factory.mktemp("standin") / "state.json"
    with running(serve(0, path, imported_song, favourites=imported_favourites)) as server:
        ben = DemoApp(server.origin).signed_in("Ben")
        pages = [ben.get("me/tracks", limit=50, offset=offset).json() for offset in (0, 50, 100)]
        top = ben.get("me/top/tracks", limit=50).json()
    songs = [item["track"]["name"] for page in pages for item in page["items"]]
    assert len(songs) == pages[0]["total"] == LIBRARY_SIZE
    assert sum(name.startswith("heavy-metal") for name in songs) == IMPORTED_SONGS
    assert any(track["name"].startswith("heavy-metal") for track in top["items"])

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as site
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from emotion.labels import Emotion
from recommendations.learnt_targets.learnt_file import learnt_table
from recommendations.library.candidates import match_in_catalogue
from recommendations.models import SpotifyConnection, Track
from recommendations.services.own_playlists import playlists_of, read_playlist
from recommendations.spotify.standin.beginning import FIRST_PLAYLISTS, FIRST_SONGS
from recommendations.spotify.standin.server import StandinServer
from recommendations.tests.catalogue.data_sets import row, write_csv
from recommendations.tests.conftest import connect
from recommendations.tests.taste.conftest import ADA, BEN, Connect, calls_to, fail

NOBODYS = "n" * 22


def learn(folder: Path, *playlists: str, listener: str | None = "alice") -> str:
    out = StringIO()
    output = ["--emotion", "sad", "--output", str(folder / "learnt.json")]
    whose = ["--listener", listener] if listener else []
    call_command("learn_targets", *output, *whose, *playlists, stdout=out)
    return out.getvalue()


def learnt_nothing(folder: Path) -> bool:
    return not (folder / "learnt.json").exists()


@pytest.fixture
def hers(connect_to: Connect, alice: User) -> str:
    """The id of Alice's own playlist."""
    connect_to(alice, ADA.id)
    (playlist,) = playlists_of(alice).found
    return playlist.spotify_id


@pytest.fixture
def her_songs(hers: str, alice: User) -> dict[int, str]:
    """The catalogue's ids of its songs, with their Spotify ids, which it does not know."""
    library = read_playlist(alice, hers)
    matches = match_in_catalogue(library.tracks)
    return {match.track_id: match.track.spotify_id for match in matches.found}


def give_ids(songs: dict[int, str]) -> None:
    for pk, spotify_id in songs.items():
        Track.objects.filter(pk=pk).update(spotify_id=spotify_id)


def test_the_target_is_the_mean_of_the_songs_as_the_catalogue_has_them(
    tmp_path: Path, hers: str
) -> None:
    Track.objects.update(valence=0.25, energy=0.5, danceability=0.75)
    said = learn(tmp_path, hers)
    assert learnt_table(tmp_path / "learnt.json")[Emotion.SAD] == (0.25, 0.5, 0.75)
    found = f"0 songs matched by id, {FIRST_SONGS} by title and artist, 0 without a match"
    assert f"{FIRST_SONGS + 1} rows; {found}, 1 rows left out." in said
    assert f"{FIRST_SONGS + 1} rows, {FIRST_SONGS} songs with known features." in said
    assert "valence" in said
    assert (tmp_path / "learnt_sad.png").read_bytes().startswith(b"\x89PNG")


def test_matches_are_counted_by_how_they_were_found(
    tmp_path: Path, hers: str, her_songs: dict[int, str]
) -> None:
    known = list(her_songs.items())[:20]
    Track.objects.exclude(pk__in=dict(known)).delete()
    give_ids(dict(known[:5]))
    rest = FIRST_SONGS - 20
    found = f"5 songs matched by id, 15 by title and artist, {rest} without a match"
    assert found in learn(tmp_path, hers)


@pytest.mark.parametrize("form", ["spotify:playlist:{}", "{web}/playlist/{}?si=0"])
def test_an_address_or_a_uri_will_do(tmp_path: Path, hers: str, form: str) -> None:
    assert f"{FIRST_SONGS} songs" in learn(tmp_path, form.format(hers, web=site.SPOTIFY.web))


def test_the_file_tells_neither_whose_playlist_it_was_nor_which(tmp_path: Path, hers: str) -> None:
    said = learn(tmp_path, hers)
    kept = (tmp_path / "learnt.json").read_text()
    assert json.loads(kept)["sad"]["sources"] == ["a listener's playlist"]
    for secret in (hers, FIRST_PLAYLISTS[ADA.display_name], "alice", ADA.id):
        assert secret not in kept
    assert FIRST_PLAYLISTS[ADA.display_name] not in said


def test_files_and_playlists_go_together_and_a_song_in_both_counts_once(
    tmp_path: Path, hers: str, her_songs: dict[int, str]
) -> None:
    shared = dict(list(her_songs.items())[:12])
    give_ids(shared)
    Track.objects.update(valence=0.5)
    own = [row(track_id=one, valence=0.1) for one in shared.values()]
    path = write_csv(tmp_path / "own.csv", own)
    said = learn(tmp_path, str(path), hers, hers)
    assert f"{12 + FIRST_SONGS + 1} rows, {FIRST_SONGS} songs" in said
    record = json.loads((tmp_path / "learnt.json").read_text())["sad"]
    assert record["sources"] == ["own.csv", "a listener's playlist"]
    told = record["statistics"]["valence"]
    assert told["count"] == FIRST_SONGS
    # What the file says of a song goes before what the catalogue does.
    assert told["mean"] == pytest.approx((12 * 0.1 + (FIRST_SONGS - 12) * 0.5) / FIRST_SONGS)


def test_a_file_that_is_called_like_an_id_is_the_file(
    tmp_path: Path, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_csv(tmp_path / NOBODYS, [row(n) for n in range(12)])
    assert "12 songs" in learn(tmp_path, NOBODYS, listener=None)


def test_anothers_playlist_is_refused(
    tmp_path: Path, hers: str, connect_to: Connect, bob: User, standin: StandinServer
) -> None:
    connect_to(bob, BEN.id)
    before = calls_to(standin)
    with pytest.raises(CommandError, match=r"Choose one of your own playlists\..*that bob made"):
        learn(tmp_path, hers, listener="bob")
    assert not any("items" in path for path in calls_to(standin)[len(before) :])
    assert learnt_nothing(tmp_path)


@pytest.mark.parametrize(
    ("endpoint", "kind", "words"),
    [
        ("list_items", "error_before", r"did not answer properly.*stand-in answers while"),
        ("list_items", "quota_exceeded", r"used up what Spotify allows.*Run this again"),
        ("list_items", "rate_limited", r"too many requests.*Run this again"),
        ("get_playlist", "revoked", r"connection to Spotify has ended.*alice connects Spotify"),
        ("*", "not_allowlisted", "list of testers"),
    ],
)
def test_what_spotify_refuses_is_a_sentence_with_a_way_on(
    tmp_path: Path, hers: str, standin: StandinServer, endpoint: str, kind: str, words: str
) -> None:
    fail(standin, endpoint, kind)
    with pytest.raises(CommandError, match=rf"What alice would be told: .*{words}"):
        learn(tmp_path, hers)
    assert learnt_nothing(tmp_path)


def test_a_playlist_that_is_not_there_is_said(tmp_path: Path, hers: str) -> None:
    with pytest.raises(CommandError, match=r"Choose something else\. Look whether"):
        learn(tmp_path, NOBODYS)


def test_a_missing_permission_is_said_before_any_call(
    tmp_path: Path, alice: User, standin: StandinServer
) -> None:
    connect(alice, scopes="user-library-read")
    with pytest.raises(CommandError, match=r"needs your permission.*alice gives it"):
        learn(tmp_path, NOBODYS)
    assert calls_to(standin) == []


def test_a_listener_who_never_connected_is_asked_to(tmp_path: Path, alice: User) -> None:
    with pytest.raises(CommandError, match="alice connects Spotify on the profile page"):
        learn(tmp_path, NOBODYS)


def test_a_permission_that_ended_is_remembered(
    tmp_path: Path, hers: str, standin: StandinServer
) -> None:
    fail(standin, "get_playlist", "revoked")
    with pytest.raises(CommandError):
        learn(tmp_path, hers)
    assert SpotifyConnection.objects.get().needs_reconnect


def test_nobody_of_that_name_is_said(tmp_path: Path, alice: User) -> None:
    with pytest.raises(CommandError, match="no listener called dora"):
        learn(tmp_path, NOBODYS, listener="dora")


def test_a_playlist_without_a_listener_is_refused(tmp_path: Path, alice: User) -> None:
    with pytest.raises(CommandError, match="say whose it is, by --listener"):
        learn(tmp_path, f"spotify:playlist:{NOBODYS}", listener=None)


def test_a_listener_without_a_playlist_is_refused(tmp_path: Path, alice: User) -> None:
    path = write_csv(tmp_path / "songs.csv", [row(n) for n in range(12)])
    with pytest.raises(CommandError, match="No Spotify playlist is named"):
        learn(tmp_path, str(path))
    assert learnt_nothing(tmp_path)


def test_a_playlist_of_too_few_known_songs_teaches_nothing(
    tmp_path: Path, hers: str, her_songs: dict[int, str]
) -> None:
    Track.objects.exclude(pk__in=list(her_songs)[:9]).delete()
    with pytest.raises(CommandError, match=f"Of {FIRST_SONGS + 1} rows 9 are songs"):
        learn(tmp_path, hers)
    assert learnt_nothing(tmp_path)


def test_a_site_without_spotify_says_so(
    tmp_path: Path, alice: User, settings: Settings, standin: StandinServer
) -> None:
    connect(alice)
    settings.SPOTIFY_ENABLED = False
    with pytest.raises(CommandError, match="no credentials for Spotify"):
        learn(tmp_path, NOBODYS)
    assert calls_to(standin) == []

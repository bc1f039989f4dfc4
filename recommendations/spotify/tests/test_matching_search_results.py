from __future__ import annotations

import pytest

from recommendations.spotify.client import FoundTrack
from recommendations.spotify.matching import best_match


def found(title: str, *artists: str, spotify_id: str = "x") -> FoundTrack:
    return FoundTrack(spotify_id, title, artists or ("Nina Simone",))


@pytest.mark.parametrize(
    ("title", "artist"),
    [
        ("Sinnerman - Live at Montreux", "Nina Simone"),
        ("Sinnerman (Live)", "Nina Simone"),
        ("Sinnerman (Felix da Housecat Remix)", "Nina Simone"),
        ("Sinnerman - Karaoke Version", "Nina Simone"),
        ("Sinnerman - Acoustic", "Nina Simone"),
        ("Sinnerman", "The Nina Simone Tribute Band"),
        ("Sinnerman", "Somebody Else"),
        ("Sinner", "Nina Simone"),
        ("Sinnerman Too", "Nina Simone"),
    ],
)
def test_another_performance_is_refused(title: str, artist: str) -> None:
    assert best_match("Sinnerman", "Nina Simone", [found(title, artist)]) is None


@pytest.mark.parametrize(
    "title",
    [
        "Sinnerman",
        "SINNERMAN",
        "Sinnerman - Remastered 2013",
        "Sinnerman - 2013 Remaster",
        "Sinnerman (Remastered)",
        "Sinnerman - Single Version",
        "Sinnerman (feat. A Choir)",
        "Sinnerman [Mono]",
    ],
)
def test_the_same_recording_under_a_label_is_accepted(title: str) -> None:
    assert best_match("Sinnerman", "Nina Simone", [found(title)]) is not None


def test_accents_and_punctuation_do_not_matter() -> None:
    assert best_match("Déjà Vu", "Beyoncé", [found("Deja Vu!", "Beyonce")]) is not None
    assert best_match("Rock & Roll", "Guns N' Roses", [found("Rock and Roll", "Guns N Roses")])


def test_one_of_several_credited_artists_is_enough() -> None:
    assert best_match("Under Pressure", "Queen", [found("Under Pressure", "David Bowie", "Queen")])


def test_the_exact_title_wins_over_an_earlier_labelled_one() -> None:
    results = [found("Sinnerman - Remastered", spotify_id="1"), found("Sinnerman", spotify_id="2")]
    match = best_match("Sinnerman", "Nina Simone", results)
    assert match is not None
    assert match.spotify_id == "2"

"""Offered only where the operator says so, and until Spotify refuses them."""

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from pytest_django.fixtures import Settings

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SourceOff, Track
from recommendations.services.sets import create_set
from recommendations.tests.conftest import connect, wish_for
from recommendations.tests.fresh.conftest import Spotify, added, item, page_of, press, titles
from recommendations.wording.kept_reasons import why

BUTTON = "Ask Spotify for its own recommendations"
FORBIDDEN = '{"error": {"status": 403, "message": "Forbidden"}}'


@pytest.fixture
def allowed(settings: Settings) -> None:
    settings.SPOTIFY_RECOMMENDATIONS = True


def report() -> str:
    out = StringIO()
    call_command("spotify_sources", stdout=out)
    return out.getvalue()


def test_they_are_off_unless_the_operator_turns_them_on(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    assert BUTTON not in page_of(listener, alices_set)
    press(listener, alices_set, "recommended")
    assert spotify.seeds == []
    assert "off by the setting SPOTIFY_RECOMMENDATIONS" in report()


def test_they_are_asked_for_by_the_first_tracks_and_the_moods_features(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, allowed: None
) -> None:
    for position in (2, 3, 5, 7, 9, 11):
        track_id = alices_set.entries.get(position=position).track_id
        Track.objects.filter(pk=track_id).update(spotify_id=f"{900 + position:022}")
    alices_set.probabilities = [0, 0, 0, 0.5, 0.5, 0, 0]
    alices_set.save()
    spotify.recommended = [item(1), item(2)]
    assert BUTTON in page_of(listener, alices_set)
    press(listener, alices_set, "recommended")
    (asked,) = spotify.seeds
    assert asked == {
        "limit": "20",
        "seed_tracks": ",".join(f"{900 + position:022}" for position in (2, 3, 5, 7, 9)),
        # Between WMusic's points for happy (0.8, 0.7, 0.8) and sad (0.3, 0.4, 0.3).
        "target_valence": "0.55",
        "target_energy": "0.55",
        "target_danceability": "0.55",
    }
    assert titles(alices_set) == ["Unheard 1", "Unheard 2"]
    said = why(added(alices_set)[0])
    assert said.startswith(
        "Spotify recommended it for valence 0.55, energy 0.55 and danceability 0.55"
    )
    assert said.endswith("how it sounds is not measured here.")


def test_without_any_id_the_genres_are_the_seeds(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, allowed: None
) -> None:
    alices_set.tracks.update(genre="Hip Hop")
    press(listener, alices_set, "recommended")
    assert spotify.seeds[0]["seed_genres"] == "hip-hop"
    assert "seed_tracks" not in spotify.seeds[0]


def test_with_neither_nothing_is_offered(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, allowed: None
) -> None:
    alices_set.tracks.update(genre="")
    assert BUTTON not in page_of(listener, alices_set)
    assert "No song of this list has a genre" in press(listener, alices_set, "recommended")
    assert spotify.seeds == []


def test_a_genre_that_was_asked_for_cannot_be_promised(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, allowed: None
) -> None:
    alices_set.filters = {"genres": ["pop"]}
    alices_set.save()
    assert BUTTON not in page_of(listener, alices_set)
    press(listener, alices_set, "recommended")
    assert spotify.seeds == []


def test_what_they_name_is_judged_like_what_a_search_finds(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, allowed: None
) -> None:
    alices_set.filters = {"no_explicit": True}
    alices_set.save()
    in_list = item(1, name="Song 0", artist="Artist 0")
    spotify.recommended = [in_list, item(2, explicit=True), None, *map(item, range(3, 20))]
    text = press(listener, alices_set, "recommended")
    assert len(added(alices_set)) == 12
    assert (
        "Left out: 1 in this list already, 1 not known to be free of explicit lyrics, "
        "1 that cannot be played." in text
    )


def test_none_at_all_is_said(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, allowed: None
) -> None:
    assert "Spotify had nothing to recommend." in press(listener, alices_set, "recommended")


@pytest.mark.parametrize(("status", "body"), [(403, FORBIDDEN), (404, "{}")])
def test_a_refusal_is_told_once_and_turns_them_off_for_everybody(
    listener: Client, alices_set: RecommendationSet, bob: User, spotify: Spotify, allowed: None,
    status: int, body: str,
) -> None:  # fmt: skip
    connect(bob)
    bobs = create_set(wish=wish_for(Emotion.HAPPY), owner=bob)
    other = Client()
    other.force_login(bob)
    assert report().startswith("Spotify's own recommendations: on.")

    spotify.fail(status, body)
    text = press(listener, alices_set, "recommended")
    assert f"it answered {status}" in text
    assert "Add fresh tracks from Spotify" in text
    assert SourceOff.objects.get().status == status
    for who, chosen in ((listener, alices_set), (other, bobs)):
        text = page_of(who, chosen)
        assert BUTTON not in text
        assert "it answered" not in text
        press(who, chosen, "recommended")
    assert len(spotify.seeds) == 1
    assert f"when Spotify answered {status}" in report()


def test_the_operator_can_turn_them_on_again(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, allowed: None
) -> None:
    spotify.fail(403, FORBIDDEN)
    press(listener, alices_set, "recommended")
    out = StringIO()
    call_command("spotify_sources", turn_on="recommendations", stdout=out)
    assert "It is asked again." in out.getvalue()
    assert "recommendations: on." in out.getvalue()
    spotify.recover()
    spotify.recommended = [item(1)]
    press(listener, alices_set, "recommended")
    assert titles(alices_set) == ["Unheard 1"]


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (403, "The user is not registered for this application.", "list of testers"),
        (403, "Active premium subscription required for the owner of the app.", "Premium"),
        (503, "", "did not answer properly"),
        (400, "{}", "refused"),
    ],
)
def test_another_failure_leaves_them_on(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, allowed: None,
    status: int, body: str, words: str,
) -> None:  # fmt: skip
    spotify.fail(status, body)
    assert words in press(listener, alices_set, "recommended")
    assert not SourceOff.objects.exists()
    assert BUTTON in page_of(listener, alices_set)


def test_their_quota_is_not_that_of_the_search(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, allowed: None
) -> None:
    spotify.fail(429, '{"error": {"reason": "QUOTA_EXCEEDED"}}', wait=3600)
    assert "used up" in press(listener, alices_set, "recommended")
    spotify.recover()
    spotify.has(item(1))
    press(listener, alices_set)
    assert titles(alices_set) == ["Unheard 1"]
    assert "“recommendations” wait until" in report()
    assert "its quota is used up" in report()

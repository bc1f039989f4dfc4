"""What a list's page has of Spotify's player, before and after it is asked for."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from music import content_security
from recommendations.models import RecommendationSet, Track
from recommendations.selectors.entries import kept_entries
from recommendations.spotify import addresses
from recommendations.tests.listening.conftest import page_of, spotify_id

STANDIN = "http://127.0.0.1:8001"
FRAME = re.compile(r'<iframe class="player" id="player-(\d+)"[^>]*>')


@pytest.fixture
def listener(client: Client, alice: User) -> Client:
    client.force_login(alice)
    return client


def frames_allowed(client: Client, address: str) -> str:
    policy = client.get(address).headers["Content-Security-Policy"]
    return next(part.strip() for part in policy.split(";") if "frame-src" in part)


def test_the_player_is_at_spotify_or_at_the_stand_in() -> None:
    real = addresses.real()
    assert real.embed("abc") == "https://open.spotify.com/embed/track/abc"
    assert addresses.standin(STANDIN).embed("abc") == f"{STANDIN}/embed/track/abc"


def test_a_card_names_its_player_but_loads_none(
    listener: Client, known_set: RecommendationSet
) -> None:
    page = page_of(listener, known_set)
    known = kept_entries(known_set).exclude(track__spotify_id=None)
    assert page.count("Listen here") == page.count("data-player=") == known.count() == 10
    for entry in known.select_related("track"):
        assert f'data-player="{STANDIN}/embed/track/{spotify_id(entry.track)}"' in page
    assert not FRAME.search(page)
    # What scripts copy; a template loads nothing, and it names no address.
    (frame,) = re.findall(r"<iframe[^>]*>", page)
    assert "src=" not in frame
    before = page.partition(frame)[0]
    assert before.rindex("<template") > before.rfind("</template>")


def test_a_track_without_an_id_is_searched_for(
    listener: Client, known_set: RecommendationSet
) -> None:
    page = page_of(listener, known_set)
    assert page.count("Find on Spotify: ") == 2
    unknown = kept_entries(known_set).get(track__spotify_id=None, position=3).track
    assert f'id="listen-{unknown.pk}"' not in page


def test_a_fresh_track_of_spotifys_has_a_player_too(
    listener: Client, known_set: RecommendationSet
) -> None:
    track = kept_entries(known_set)[0].track
    Track.objects.filter(pk=track.pk).update(source=Track.Source.SPOTIFY, valence=None)
    assert f'id="listen-{track.pk}"' in page_of(listener, known_set)


def test_without_scripts_the_page_comes_with_the_one_player_that_was_asked_for(
    listener: Client, known_set: RecommendationSet
) -> None:
    track = kept_entries(known_set)[1].track
    page = page_of(listener, known_set, f"?listen={track.pk}")
    (frame,) = FRAME.finditer(page)
    assert frame[1] == str(track.pk)
    assert f'src="{STANDIN}/embed/track/{spotify_id(track)}"' in frame[0]
    assert f"{track.title} by {track.artist}" in frame[0]
    # The same button closes it again.
    button = page.partition(f'id="listen-{track.pk}"')[2].partition(">")[0]
    assert 'value=""' in button and "data-open" in button


@pytest.mark.parametrize("asked", ["", "0", "abc", "-1", "1e3", "9" * 30, "१", "1,2"])
def test_what_is_no_card_opens_no_player(
    listener: Client, known_set: RecommendationSet, asked: str
) -> None:
    assert not FRAME.search(page_of(listener, known_set, f"?listen={asked}"))


def test_a_track_that_is_not_shown_or_without_an_id_opens_no_player(
    listener: Client, known_set: RecommendationSet
) -> None:
    hidden = known_set.entries.filter(position__gt=known_set.shown).first()
    assert hidden is not None
    unknown = known_set.entries.get(position=3)
    for entry in (hidden, unknown):
        assert not FRAME.search(page_of(listener, known_set, f"?listen={entry.track_id}"))


def test_the_frame_may_do_what_a_player_needs_and_no_more(
    listener: Client, known_set: RecommendationSet
) -> None:
    track = kept_entries(known_set)[0].track
    for query in ("", f"?listen={track.pk}"):
        for frame in re.findall(r"<iframe[^>]*>", page_of(listener, known_set, query)):
            attributes = dict(re.findall(r'([a-z]+)="([^"]*)"', frame))
            assert attributes["allow"] == "encrypted-media"
            assert attributes["loading"] == "lazy"
            assert attributes["referrerpolicy"] == "no-referrer"
            assert set(attributes["sandbox"].split()) == {
                "allow-scripts",
                "allow-same-origin",
                "allow-popups",
                "allow-popups-to-escape-sandbox",
                "allow-storage-access-by-user-activation",
            }


def test_only_pages_with_cards_may_frame_and_only_spotifys_origin(
    listener: Client, known_set: RecommendationSet
) -> None:
    page = reverse("recommendations:set", args=[known_set.id])
    assert frames_allowed(listener, page) == f"frame-src {STANDIN}"
    for name in ("home", "profile", "privacy", "account_login"):
        assert frames_allowed(Client(), reverse(name)) == "frame-src 'none'"
    assert frames_allowed(listener, reverse("profile")) == "frame-src 'none'"
    assert frames_allowed(Client(), page) == "frame-src 'none'"


def test_on_a_page_with_cards_nothing_else_of_the_policy_differs(
    listener: Client, known_set: RecommendationSet
) -> None:
    def rest(address: str) -> set[str]:
        policy = listener.get(address).headers["Content-Security-Policy"]
        return {part.strip() for part in policy.split(";") if "frame-src" not in part}

    page = reverse("recommendations:set", args=[known_set.id])
    assert rest(page) == rest(reverse("profile"))


def test_at_spotify_itself_it_is_the_origin_of_its_players() -> None:
    assert content_security.players(addresses.real()) == {"frame-src": ["https://open.spotify.com"]}


def test_the_camera_page_has_no_frame(client: Client, db: None) -> None:
    response = client.get(reverse("home"))
    assert "<iframe" not in response.content.decode()
    assert "frame-src 'none'" in response.headers["Content-Security-Policy"]


def test_no_frame_gets_the_camera(listener: Client, known_set: RecommendationSet) -> None:
    response = listener.get(reverse("recommendations:set", args=[known_set.id]))
    features = response.headers["Permissions-Policy"].split(", ")
    assert "camera=(self)" in features and "microphone=()" in features
    assert settings.SPOTIFY.web not in response.headers["Permissions-Policy"]

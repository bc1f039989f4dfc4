from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django.fixtures import Settings

from emotion.labels import Emotion
from recommendations.engine.catalogue import Catalogue
from recommendations.engine.recommendation import Recommendation
from recommendations.engine.request import Request
from recommendations.engine.similar import similar
from recommendations.library.heard import heard_tracks
from recommendations.models import RecommendationSet
from recommendations.moods import only
from recommendations.services import like_playlist as service
from recommendations.services.own_playlists import playlists_of
from recommendations.services.sets import create_set
from recommendations.spotify.scopes import EVERY_SCOPE
from recommendations.spotify.standin.server import StandinServer
from recommendations.tests.conftest import connect, wish_for
from recommendations.tests.library_pages.conftest import LIKE, Reads, after, strangers, text_of
from recommendations.tests.library_pages.songs import many_songs, songs_of
from recommendations.tests.taste.conftest import ADA, BEN, Connect, calls_to, fail

CREATE, PLAYLISTS = f"{LIKE}create/", f"{LIKE}playlists/"
HAPPY_LIKE_LIKED = {"like": "liked", "mood": "happy"}


def test_forty_songs_like_the_liked_ones_become_a_set_of_the_owner(
    connect_to: Connect, alice: User
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    after(site, CREATE, HAPPY_LIKE_LIKED)
    made = RecommendationSet.objects.get()
    leads_to = site.get("/library/reading/").headers["Location"]
    assert leads_to == f"/recommendations/{made.id}/"
    assert (made.owner, made.source, made.like) == (alice, "playlist", "your liked songs")
    assert made.probabilities == only(Emotion.HAPPY)
    assert made.entries.count() == 40


def test_none_of_them_is_in_the_playlist(connect_to: Connect, alice: User) -> None:
    site = connect_to(alice, ADA.id).site
    (playlist,) = playlists_of(alice).found
    after(site, CREATE, {"like": playlist.spotify_id, "mood": "sad"})
    made = RecommendationSet.objects.get()
    assert made.like == playlist.name
    after(site, "/library/taste/on/", {"source": "playlist", "playlist": playlist.spotify_id})
    held = {heard.track_id for heard in heard_tracks(alice)}
    assert held
    assert held.isdisjoint(made.entries.values_list("track_id", flat=True))


def test_what_was_liked_lately_counts_more(
    connect_to: Connect, alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Request] = []

    def watched(catalogue: Catalogue, request: Request) -> Recommendation:
        asked.append(request)
        return similar(catalogue, request)

    monkeypatch.setattr(service, "similar", watched)
    after(connect_to(alice, ADA.id, "liked").site, CREATE, HAPPY_LIKE_LIKED)
    weights = [heard.weight for heard in asked[0].taste]
    assert len(set(weights)) > 100
    assert 0 < min(weights) < max(weights) <= 1


def test_the_mood_can_be_that_of_the_last_set(connect_to: Connect, alice: User) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    assert "As in my last set" not in text_of(site, LIKE)
    assert "no set yet" in after(site, CREATE, {"like": "liked", "mood": "last"})
    first = create_set(wish=wish_for(Emotion.FEAR), owner=alice)
    # Sorted songs have moods that nobody had.
    after(site, "/library/moods/sort/")
    assert "As in my last set, mostly fear" in text_of(site, LIKE)
    after(site, CREATE, {"like": "liked", "mood": "last"})
    made = RecommendationSet.objects.latest("created_at")
    assert made.pk != first.pk
    assert (made.probabilities, made.origin) == (first.probabilities, first.origin)


def test_the_playlists_are_listed_only_when_asked_for(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    site = connect_to(alice, ADA.id).site
    before = calls_to(standin)
    assert "Saturday night" not in text_of(site, LIKE)
    assert calls_to(standin) == before
    assert "Saturday night" in after(site, PLAYLISTS)


def test_the_mood_that_was_picked_stays_picked(connect_to: Connect, alice: User) -> None:
    site = connect_to(alice, ADA.id).site
    assert 'value="sad" required checked' in after(site, PLAYLISTS, {"mood": "sad"})


def test_anothers_playlist_cannot_be_used(connect_to: Connect, alice: User, bob: User) -> None:
    connect_to(alice, ADA.id)
    (hers,) = playlists_of(alice).found
    his = connect_to(bob, BEN.id).site
    data = {"like": hers.spotify_id, "mood": "happy"}
    assert "Choose one of your own playlists." in after(his, CREATE, data)
    assert not RecommendationSet.objects.exists()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"mood": "happy"}, "Choose what the songs are to be like."),
        ({"like": "liked"}, "Pick a mood"),
        ({"like": "everything", "mood": "happy"}, "Choose your liked songs or a playlist."),
        ({"like": "liked", "mood": "hangry"}, "Select a valid choice"),
    ],
)
def test_what_is_no_choice_is_refused(
    connect_to: Connect, alice: User, data: dict[str, str], sentence: str
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    assert sentence in after(site, CREATE, data)
    assert not RecommendationSet.objects.exists()


def test_nothing_to_go_by_is_said_in_words(
    connect_to: Connect, alice: User, spotify_has: Reads
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    spotify_has(())
    assert "There are no songs in it" in after(site, CREATE, HAPPY_LIKE_LIKED)
    spotify_has(strangers(5))
    assert "Our catalogue has none of its songs" in after(site, CREATE, HAPPY_LIKE_LIKED)
    assert not RecommendationSet.objects.exists()


def test_a_catalogue_of_nothing_else_is_said_in_words(
    client: Client, alice: User, spotify_has: Reads
) -> None:
    client.force_login(alice)
    connect(alice, scopes=" ".join(EVERY_SCOPE))
    spotify_has(songs_of(many_songs(10)))
    assert "no other songs" in after(client, CREATE, HAPPY_LIKE_LIKED)
    assert not RecommendationSet.objects.exists()


def test_without_the_permission_the_page_asks_for_it(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    site = connect_to(alice, ADA.id).site
    before = calls_to(standin)
    assert "purpose=liked" in text_of(site, LIKE)
    assert "Spotify needs your permission" in after(site, CREATE, HAPPY_LIKE_LIKED)
    assert calls_to(standin) == before


def test_a_listener_who_is_not_connected_is_asked_to_connect(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert "Connect your Spotify account" in text_of(client, LIKE)
    for path in (CREATE, PLAYLISTS):
        assert "Connect your account again" in after(client, path, HAPPY_LIKE_LIKED)


def test_when_spotify_is_down_the_page_says_so(
    connect_to: Connect, alice: User, standin: StandinServer
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    fail(standin, "*", "error_before")
    for path in (CREATE, PLAYLISTS):
        assert "Spotify did not answer properly" in after(site, path, HAPPY_LIKE_LIKED)
    assert not RecommendationSet.objects.exists()


def test_where_the_operator_has_turned_it_off_nothing_is_read(
    connect_to: Connect, alice: User, standin: StandinServer, settings: Settings
) -> None:
    site = connect_to(alice, ADA.id, "liked").site
    settings.LISTENER_TASTE = False
    before = calls_to(standin)
    assert "does not use listeners" in text_of(site, LIKE)
    for path in (CREATE, PLAYLISTS):
        assert "listeners&#x27; libraries.</li>" in after(site, path, HAPPY_LIKE_LIKED)
    assert calls_to(standin) == before
    assert not RecommendationSet.objects.exists()


def test_nobody_else_sees_the_set(
    connect_to: Connect, alice: User, charlie: User, client: Client
) -> None:
    after(connect_to(alice, ADA.id, "liked").site, CREATE, HAPPY_LIKE_LIKED)
    client.force_login(charlie)
    made = RecommendationSet.objects.get()
    assert client.get(f"/recommendations/{made.id}/").status_code == 404
    assert "As in my last set" not in text_of(client, LIKE)

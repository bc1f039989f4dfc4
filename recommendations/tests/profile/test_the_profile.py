from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SavedPlaylist, Track
from recommendations.services.sets import create_set
from recommendations.tests.conftest import connect, wish_for

PROFILE = "/profile/"


def saved(chosen: RecommendationSet, owner: User, name: str) -> SavedPlaylist:
    return SavedPlaylist.objects.create(
        set=chosen,
        owner=owner,
        name=name,
        state=SavedPlaylist.State.FILLED,
        wanted_tracks=[1],
        added=1,
        spotify_id=f"of-{owner.username}",
    )


@pytest.mark.django_db
def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    response = client.get(PROFILE)
    assert response.headers["Location"] == f"{reverse('account_login')}?next={PROFILE}"


def test_it_shows_the_account_its_connection_its_sets_and_playlists(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    connect(alice)
    saved(alices_set, alice, "Alice's happy mood")
    client.force_login(alice)
    text = client.get(PROFILE).content.decode()
    assert "alice" in text
    assert "Connected as" in text
    assert "Alice&#x27;s happy mood" in text
    assert "/playlist/of-alice" in text
    assert reverse("recommendations:set", args=[alices_set.id]) in text


def test_nothing_of_anybody_else_is_on_it(
    client: Client, alice: User, charlie: User, alices_set: RecommendationSet, tracks: list[Track]
) -> None:
    connect(alice)
    saved(alices_set, alice, "Alice's happy mood")
    own = create_set(wish=wish_for(Emotion.SAD), owner=charlie)
    client.force_login(charlie)
    text = client.get(PROFILE).content.decode()
    assert str(own.id) in text
    assert "alice" not in text.lower()
    assert str(alices_set.id) not in text


def test_a_save_that_is_not_finished_is_not_called_saved(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    playlist = saved(alices_set, alice, "Half a mood")
    client.force_login(alice)
    finished = client.get(PROFILE).content.decode()
    SavedPlaylist.objects.filter(pk=playlist.pk).update(state=SavedPlaylist.State.CREATED)
    unfinished = client.get(PROFILE).content.decode()
    assert "Not finished" not in finished
    assert "Not finished" in unfinished


def test_tokens_are_on_no_page(client: Client, alice: User, alices_set: RecommendationSet) -> None:
    connection = connect(alice)
    client.force_login(alice)
    for path in ("/", PROFILE, "/accounts/connections/", "/privacy/"):
        text = client.get(path).content.decode()
        assert connection.access_token not in text
        assert connection.refresh_token not in text

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from emotion.labels import Emotion
from recommendations.models import RecommendationSet, SpotifyConnection, Track
from recommendations.moods import only
from recommendations.services.sets import create_set
from recommendations.spotify.scopes import SAVE_SCOPES
from recommendations.spotify.standin.server import StandinServer
from recommendations.tests.visit import Visit
from recommendations.wishes import Wish


@pytest.fixture
def tracks(db: None) -> list[Track]:
    """Sixty starter tracks by thirty artists; number 0 is the nearest to 'happy'."""
    return Track.objects.bulk_create(
        Track(
            source=Track.Source.STARTER,
            title=f"Song {number}",
            artist=f"Artist {number // 2}",
            main_artist=f"Artist {number // 2}",
            year=1960 + number,
            genre="pop",
            valence=0.8 - number / 100,
            energy=0.7,
            danceability=0.8,
        )
        for number in range(60)
    )


def connect(user: User, **changes: object) -> SpotifyConnection:
    """A working connection to Spotify, or with `changes` a broken one."""
    now = timezone.now()
    values: dict[str, object] = {
        "account_id": f"account-{user.username}",
        "display_name": user.username.title(),
        "access_token": f"access-{user.username}",
        "refresh_token": f"refresh-{user.username}",
        "expires_at": now + timedelta(hours=1),
        "scopes": " ".join(SAVE_SCOPES),
        "authorized_at": now,
    }
    return SpotifyConnection.objects.create(user=user, **(values | changes))


def wish_for(emotion: Emotion) -> Wish:
    return Wish(probabilities=tuple(only(emotion)), origin=RecommendationSet.Origin.HAND)


@pytest.fixture
def alices_set(alice: User, tracks: list[Track]) -> RecommendationSet:
    return create_set(wish=wish_for(Emotion.HAPPY), owner=alice)


@pytest.fixture
def visit(db: None, standin: StandinServer) -> Visit:
    # Spotify sends nobody back to a host called 'testserver'.
    return Visit(Client(SERVER_NAME="127.0.0.1"), standin)

"""The guard of all tests against calls inside a transaction, see the root's conftest.py."""

from __future__ import annotations

import pytest
from django.db import transaction

from recommendations.spotify.client import SpotifyClient
from recommendations.tests.saving.conftest import Spotify


def check(spotify: Spotify, caught: list[str]) -> None:
    client = SpotifyClient("a-token")
    client.user_id()
    assert caught == []
    with transaction.atomic():
        client.user_id()
    assert caught == ["GET /v1/me"]
    # Or this test would fail, as any other does.
    caught.clear()


@pytest.mark.django_db
def test_one_is_noticed_within_the_transaction_of_a_test(
    spotify: Spotify, calls_inside_transactions: list[str]
) -> None:
    check(spotify, calls_inside_transactions)


@pytest.mark.django_db(transaction=True)
def test_one_is_noticed_where_a_test_has_none(
    spotify: Spotify, calls_inside_transactions: list[str]
) -> None:
    check(spotify, calls_inside_transactions)

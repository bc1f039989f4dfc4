"""What Spotify answered to a listener's searches, so that a day sees each of them once.

The answers of one listener are never used for another: they can depend on the country of
the account, and they are that account's.
"""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from recommendations.models import SearchAnswer, SpotifyConnection
from recommendations.services.account_hold import hold_account
from recommendations.spotify.discovery import DiscoveredPage, as_json, from_json

LIFETIME = timedelta(hours=24)


def recent_answer(connection: SpotifyConnection, query: str, offset: int) -> DiscoveredPage | None:
    young = SearchAnswer.objects.filter(answered_at__gt=timezone.now() - LIFETIME)
    answer = young.filter(connection=connection, query=query, offset=offset).first()
    if answer is None:
        return None
    return DiscoveredPage(tuple(map(from_json, answer.tracks)), answer.has_more)


@transaction.atomic
def remember_answer(
    connection: SpotifyConnection, query: str, offset: int, page: DiscoveredPage
) -> None:
    """Nothing is kept where the listener has disconnected the account meanwhile."""
    if not hold_account(connection):
        return
    SearchAnswer.objects.update_or_create(
        connection=connection,
        query=query,
        offset=offset,
        defaults={
            "answered_at": timezone.now(),
            "tracks": [as_json(track) for track in page.tracks],
            "has_more": page.has_more,
        },
    )


def delete_old_answers() -> int:
    old = SearchAnswer.objects.filter(answered_at__lte=timezone.now() - LIFETIME)
    deleted, _ = old.delete()
    return deleted

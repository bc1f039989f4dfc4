"""Writing what a listener allowed WMusic to do."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from recommendations.likeness import NAMELESS
from recommendations.models import (
    ListenerTaste,
    RecommendationSet,
    SearchAnswer,
    SpotifyConnection,
)
from recommendations.selectors.mood_lists import forgettable_mood_lists
from recommendations.services.library_wishes import forget_reading

DEFAULT_LIFETIME = timedelta(hours=1)
# One day, so that two weeks of notice are at most fourteen.
QUIET = timedelta(days=1)


@transaction.atomic
def keep_connection(
    *,
    user: User,
    account_id: str,
    display_name: str,
    access_token: str,
    refresh_token: str,
    expires_at: datetime | None,
    scopes: str,
) -> SpotifyConnection:
    """Store a fresh consent, replacing the account's earlier one.

    Without a new refresh token the stored one is kept, as Spotify's rules say. A new
    consent starts the refresh token's six months again. A sign-in cannot know what was
    granted before and asks for less: it does not take a wider consent away that still
    works. What was read from another Spotify account goes with that account.
    """
    now = timezone.now()
    earlier = SpotifyConnection.objects.filter(user=user, account_id=account_id).first()
    if earlier is not None and _is_wider(earlier, scopes) and _still_works(earlier, now):
        return earlier
    connection, _ = SpotifyConnection.objects.update_or_create(
        user=user,
        defaults={
            "account_id": account_id,
            "display_name": display_name[:200],
            "access_token": access_token,
            "refresh_token": refresh_token or (earlier.refresh_token if earlier else ""),
            "expires_at": expires_at or now + DEFAULT_LIFETIME,
            "scopes": scopes[:500],
            "authorized_at": now,
            "needs_reconnect": False,
            "renewed_at": None,
            # A refresh that is under way must not put older tokens over these.
            "refresh_leased_until": None,
            "quiet_until": None,
        },
    )
    if earlier is None:
        # Now that nothing is kept of the account before any more.
        _forget_library(user)
    return connection


def be_quiet(*, user: User) -> None:
    """Say nothing of the connection's coming end for a day, but on the profile."""
    quiet_until = timezone.now() + QUIET
    SpotifyConnection.objects.filter(user=user).update(quiet_until=quiet_until)


@transaction.atomic
def drop_connection(*, user: User, account_id: str) -> None:
    """Delete the tokens for this Spotify account, and what was read with them."""
    deleted, _ = SpotifyConnection.objects.filter(user=user, account_id=account_id).delete()
    if deleted:
        _forget_library(user)


def _is_wider(connection: SpotifyConnection, scopes: str) -> bool:
    return frozenset(scopes.split()) < connection.granted


def _still_works(connection: SpotifyConnection, now: datetime) -> bool:
    return connection.allows(connection.granted) and connection.ends_at > now


def _forget_library(user: User) -> None:
    # First: what a reading that ends at this moment has kept is then there to be deleted.
    forget_reading(user)
    ListenerTaste.objects.filter(owner=user).delete()
    # The connection's row outlives a change of the account behind it.
    SearchAnswer.objects.filter(connection__user=user).delete()
    forgettable_mood_lists(user).delete()
    # Sets stay, but not the names of the playlists that they are like.
    named = RecommendationSet.objects.filter(owner=user).exclude(like__in=["", *NAMELESS.values()])
    named.update(like=NAMELESS[ListenerTaste.Source.PLAYLIST])

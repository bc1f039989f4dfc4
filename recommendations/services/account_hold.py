"""Keeping what was read of a listener's account only while they are connected to it."""

from __future__ import annotations

from recommendations.models import SpotifyConnection


def hold_account(connection: SpotifyConnection) -> bool:
    """Keep the account from being disconnected until the transaction ends.

    False where it was disconnected, or another took its place, since `connection` was read.
    What was read until then is not to be kept: disconnecting has forgotten the rest already.
    """
    same = SpotifyConnection.objects.filter(pk=connection.pk, account_id=connection.account_id)
    # An UPDATE, since SQLite ignores row locks.
    return bool(same.update(account_id=connection.account_id))

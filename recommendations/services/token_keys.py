"""Re-encrypting the tokens at rest, so that an old key can be retired."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from recommendations.models import SpotifyConnection


@dataclass(frozen=True)
class Rotation:
    """How many connections have the newest key now, and how many no key opens."""

    rotated: int
    lost: int


def rotate_token_keys() -> Rotation:
    """Encrypt every token with the first of `TOKEN_KEYS`.

    What no key opens is left as it is, since the key may turn up; its listener is asked to
    connect again. Safe beside a site that is running, and to run again.
    """
    keys = list(SpotifyConnection.objects.values_list("pk", flat=True))
    outcomes = [_rotate(key) for key in keys]
    return Rotation(rotated=outcomes.count(True), lost=outcomes.count(False))


@transaction.atomic
def _rotate(key: int) -> bool | None:
    """Whether it was rotated; None for a connection that is gone."""
    # Held, or a refresh of this moment would be overwritten by what it replaced.
    connection = SpotifyConnection.objects.select_for_update().filter(pk=key).first()
    if connection is None:
        return None
    if not connection.access_token or _has_shut_refresh_token(connection):
        SpotifyConnection.objects.filter(pk=key).update(needs_reconnect=True)
        return False
    connection.save(update_fields=["access_token", "refresh_token"])
    return True


def _has_shut_refresh_token(connection: SpotifyConnection) -> bool:
    """Whether one is stored that reads as none."""
    stored = SpotifyConnection.objects.filter(pk=connection.pk).exclude(refresh_token="")
    return not connection.refresh_token and stored.exists()

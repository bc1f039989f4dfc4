from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

from recommendations.encryption import EncryptedTextField

# A refresh token lives six months from the consent, however often it is used (Spotify, June
# 2026). Six months have 181 to 184 days and Spotify does not say how it counts them: the
# fewest, since a warning may come too early and not too late.
CONSENT = timedelta(days=181)


class SpotifyConnection(models.Model):
    """What lets WMusic act in one listener's Spotify account."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="spotify_connection"
    )
    account_id = models.CharField(max_length=100, unique=True)
    display_name = models.CharField(max_length=200, blank=True)
    access_token = EncryptedTextField()
    refresh_token = EncryptedTextField(blank=True)
    expires_at = models.DateTimeField()
    scopes = models.CharField(max_length=500, blank=True, help_text="granted, space-separated")
    authorized_at = models.DateTimeField()
    needs_reconnect = models.BooleanField(default=False)
    # When the access token was last refreshed; empty since a consent.
    renewed_at = models.DateTimeField(null=True)
    # One refresh at a time: taken by a conditional UPDATE, since SQLite has no row locks.
    refresh_leased_until = models.DateTimeField(null=True)
    # Until when the listener wants to hear nothing of the coming end.
    quiet_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"Spotify account of {self.user}"

    @property
    def ends_at(self) -> datetime:
        """When the consent ends by itself, or at most three days later."""
        return self.authorized_at + CONSENT

    @property
    def granted(self) -> frozenset[str]:
        return frozenset(self.scopes.split())

    def allows(self, scopes: frozenset[str]) -> bool:
        """Whether calls that need `scopes` can be made without asking the listener again."""
        is_alive = bool(self.access_token) and not self.needs_reconnect
        return is_alive and self.granted >= scopes

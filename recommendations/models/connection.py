from __future__ import annotations

from django.conf import settings
from django.db import models

from recommendations.encryption import EncryptedTextField


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
    # The refresh token dies six months after this, however often it is used.
    authorized_at = models.DateTimeField()
    needs_reconnect = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"Spotify account of {self.user}"

    @property
    def granted(self) -> frozenset[str]:
        return frozenset(self.scopes.split())

    def allows(self, scopes: frozenset[str]) -> bool:
        """Whether calls that need `scopes` can be made without asking the listener again."""
        is_alive = bool(self.access_token) and not self.needs_reconnect
        return is_alive and self.granted >= scopes

from __future__ import annotations

from django.contrib import admin

from music.staff.read_only import ReadOnlyAdmin
from recommendations.models import SearchAnswer, SourceOff, SpotifyConnection, SpotifyPause


@admin.register(SpotifyConnection)
class SpotifyConnectionAdmin(ReadOnlyAdmin):
    list_display = ["user", "display_name", "authorized_at", "needs_reconnect", "renewed_at"]
    list_filter = ["needs_reconnect", "authorized_at"]
    list_select_related = ["user"]
    search_fields = ["user__username", "display_name", "account_id__exact"]
    # By name and not by leaving out: a token that is added later does not show by itself.
    fields = [
        *("user", "account_id", "display_name", "scopes", "authorized_at", "expires_at"),
        *("needs_reconnect", "renewed_at", "refresh_leased_until", "quiet_until"),
    ]


@admin.register(SearchAnswer)
class SearchAnswerAdmin(ReadOnlyAdmin):
    list_display = ["query", "offset", "listener", "answered_at", "has_more"]
    list_filter = ["answered_at"]
    list_select_related = ["connection__user"]
    search_fields = ["query"]

    @admin.display(description="listener", ordering="connection__user")
    def listener(self, answer: SearchAnswer) -> str:
        return answer.connection.user.username


@admin.register(SpotifyPause)
class SpotifyPauseAdmin(ReadOnlyAdmin):
    list_display = ["group", "until", "is_quota"]
    list_filter = ["is_quota"]


@admin.register(SourceOff)
class SourceOffAdmin(ReadOnlyAdmin):
    """`manage.py spotify_sources` turns a source on again."""

    list_display = ["source", "status", "at"]

from __future__ import annotations

from django.contrib import admin

from music.models import Preferences, RecentUse
from music.staff.read_only import ReadOnlyAdmin


@admin.register(Preferences)
class PreferencesAdmin(ReadOnlyAdmin):
    list_display = ["user", "theme", "language"]
    list_filter = ["theme", "language"]
    list_select_related = ["user"]
    search_fields = ["user__username"]


@admin.register(RecentUse)
class RecentUseAdmin(ReadOnlyAdmin):
    """Who asked too often: the scope, and a hash that cannot be turned back."""

    list_display = ["scope", "used_at", "busy_until"]
    list_filter = ["used_at"]
    fields = ["scope", "times", "used_at", "busy_until"]

    @admin.display(description="scope")
    def scope(self, use: RecentUse) -> str:
        return str(use)

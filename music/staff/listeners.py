from __future__ import annotations

from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from music.staff.read_only import ReadOnlyAdmin

# Django registers both with the import above; a group is fine as Django shows it.
admin.site.unregister(User)

RIGHTS = ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")


@admin.register(User)
class ListenerAdmin(UserAdmin):
    """Accounts. They are deleted by their listeners, on their own pages, where what is under
    way ends properly; an account that must not be used is made inactive.
    """

    list_display = ["username", "date_joined", "last_login", "has_spotify", "is_active", "is_staff"]
    list_filter = ["is_active", "is_staff", "is_superuser", "groups", "date_joined", "last_login"]
    search_fields = ["username"]
    ordering = ["-date_joined"]
    list_select_related = ["spotify_connection"]
    readonly_fields = ["date_joined", "last_login"]
    filter_horizontal = ["groups", "user_permissions"]
    # Accounts here have no e-mail address.
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        (_("Rights"), {"fields": RIGHTS}),
        (_("Dates"), {"fields": ["date_joined", "last_login"]}),
    ]

    @admin.display(description="Spotify", boolean=True)
    def has_spotify(self, user: User) -> bool:
        return hasattr(user, "spotify_connection")

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(SocialAccount)
class SocialAccountAdmin(ReadOnlyAdmin):
    """Which Spotify account signs in as whom. The tokens are elsewhere, encrypted."""

    list_display = ["user", "provider", "uid", "date_joined", "last_login"]
    list_filter = ["provider", "date_joined"]
    list_select_related = ["user"]
    search_fields = ["user__username", "uid__exact"]
    fields = ["user", "provider", "uid", "date_joined", "last_login"]

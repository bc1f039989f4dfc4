"""Writing the blog in the admin."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.db.models import CharField, F
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from music.blog.models import GivenPost, Post
from music.staff.read_only import ReadOnlyAdmin


@admin.register(Post)
class PostAdmin(admin.ModelAdmin):
    """Its link “View on site” is the preview of a draft."""

    list_display = [
        *("title", "language", "original", "state", "published_at", "changed_at"),
    ]
    list_select_related = ["original"]
    list_filter = ["published_at", "language", "author"]
    search_fields = ["title", "summary", "body"]
    # Databases put what has no date at either end: here drafts come first on all of them.
    ordering = [F("published_at").desc(nulls_first=True), "-pk"]
    date_hierarchy = "published_at"
    prepopulated_fields = {"slug": ["title"]}
    formfield_overrides = {
        CharField: {"widget": AdminTextInputWidget({"class": "vLargeTextField"})}
    }
    fields = [
        *("title", "slug", "author", "language", "original", "summary", "body", "published_at"),
    ]

    @admin.display(description=_("public"), boolean=True)
    def state(self, post: Post) -> bool:
        return post.is_published

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, str | list[str]]:
        known: dict[str, str | list[str]] = super().get_changeform_initial_data(request)
        return {"author": request.user.get_username(), **known}


@admin.register(GivenPost)
class GivenPostAdmin(ReadOnlyAdmin):
    list_display = ["slug", "given_at"]

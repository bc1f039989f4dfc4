from __future__ import annotations

from django.contrib import admin

from music.staff.read_only import ReadOnlyAdmin
from recommendations.models import CatalogueState, Track


@admin.register(Track)
class TrackAdmin(ReadOnlyAdmin):
    """Changed by imports alone: the engine reads arrays that are written with them."""

    list_display = ["title", "artist", "year", "genre", "source", "spotify_id"]
    list_filter = ["source", "explicit"]
    # By the beginning of the artist, which is indexed: a catalogue may hold millions.
    search_fields = ["main_artist__istartswith", "spotify_id__exact"]
    search_help_text = "beginning of the artist's name, or a Spotify id"
    show_full_result_count = False
    ordering = ["-pk"]
    # Named: to find them out Django would build a form, whose field for addresses warns.
    fields = [field.name for field in Track._meta.fields if field.name != "id"]


@admin.register(CatalogueState)
class CatalogueStateAdmin(ReadOnlyAdmin):
    list_display = ["version", "stamp"]

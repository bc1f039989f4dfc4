from __future__ import annotations

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest

from music.staff.read_only import ReadOnlyAdmin, ReadOnlyRows
from recommendations.models import (
    ArtistOpinion,
    LibraryPage,
    LibraryReading,
    ListenerTaste,
    RecommendationSet,
    SavedPlaylist,
    SaveWorker,
    SetTrack,
    TasteTrack,
    TrackOpinion,
    TwinSearch,
    UsualChoices,
)


class SetTrackRows(ReadOnlyRows):
    model = SetTrack
    fields = ["position", "track", "removed"]
    readonly_fields = ["position", "track", "removed"]


@admin.register(RecommendationSet)
class RecommendationSetAdmin(ReadOnlyAdmin):
    list_display = ["id", "owner", "created_at", "origin", "goal", "engine", "fit", "length"]
    list_filter = ["origin", "source", "goal", "engine", "fit", "created_at"]
    list_select_related = ["owner"]
    search_fields = ["owner__username", "id__exact"]
    date_hierarchy = "created_at"
    # The mood's numbers and what tells it, and the name that a visitor's session holds.
    exclude = ["probabilities", "notes", "visitor"]
    inlines = [SetTrackRows]

    def get_queryset(self, request: HttpRequest) -> QuerySet[RecommendationSet]:
        sets: QuerySet[RecommendationSet] = super().get_queryset(request)
        return sets.annotate(tracks_held=Count("entries"))

    @admin.display(description="tracks", ordering="tracks_held")
    def length(self, one: RecommendationSet) -> int:
        return int(one.tracks_held)  # type: ignore[attr-defined]


@admin.register(SavedPlaylist)
class SavedPlaylistAdmin(ReadOnlyAdmin):
    """Each field is what a worker goes on from."""

    list_display = [
        *("name", "owner", "state", "way", "cover", "problem_code", "attempts", "retry_at"),
        "created_at",
    ]
    list_filter = ["state", "way", "cover", "problem_code", "created_at"]
    list_select_related = ["owner"]
    search_fields = ["name", "owner__username", "spotify_id__exact"]
    date_hierarchy = "created_at"


@admin.register(TwinSearch)
class TwinSearchAdmin(ReadOnlyAdmin):
    list_display = ["name", "saved", "spotify_id", "looks", "retry_at"]
    list_filter = ["looks"]
    list_select_related = ["saved"]
    search_fields = ["name", "saved__owner__username", "spotify_id__exact"]


@admin.register(SaveWorker)
class SaveWorkerAdmin(ReadOnlyAdmin):
    list_display = ["name", "seen_at"]


@admin.register(TrackOpinion)
class TrackOpinionAdmin(ReadOnlyAdmin):
    list_display = ["owner", "track", "liked", "given_at"]
    list_filter = ["liked", "given_at"]
    list_select_related = ["owner", "track"]
    search_fields = ["owner__username", "track__main_artist__istartswith"]


@admin.register(ArtistOpinion)
class ArtistOpinionAdmin(ReadOnlyAdmin):
    list_display = ["owner", "main_artist", "given_at"]
    list_filter = ["given_at"]
    list_select_related = ["owner"]
    search_fields = ["owner__username", "main_artist"]


class TasteTrackRows(ReadOnlyRows):
    model = TasteTrack
    fields = ["track", "at"]
    readonly_fields = ["track", "at"]


@admin.register(ListenerTaste)
class ListenerTasteAdmin(ReadOnlyAdmin):
    list_display = ["owner", "source", "read_at", "by_id", "by_name", "unmatched", "left_out"]
    list_filter = ["source", "read_at"]
    list_select_related = ["owner"]
    search_fields = ["owner__username"]
    inlines = [TasteTrackRows]


class LibraryPageRows(ReadOnlyRows):
    """How many pages there are, and not which songs."""

    model = LibraryPage
    fields = ["offset", "local_files", "episodes", "gone"]
    readonly_fields = ["offset", "local_files", "episodes", "gone"]


@admin.register(LibraryReading)
class LibraryReadingAdmin(ReadOnlyAdmin):
    """Each field is what a worker goes on from."""

    list_display = [
        *("owner", "purpose", "source", "next_offset", "total", "problem_code", "attempts"),
        *("retry_at", "asked_at", "finished_at"),
    ]
    list_filter = ["purpose", "source", "problem_code", "asked_at"]
    list_select_related = ["owner"]
    search_fields = ["owner__username"]
    exclude = ["probabilities"]
    inlines = [LibraryPageRows]


@admin.register(UsualChoices)
class UsualChoicesAdmin(ReadOnlyAdmin):
    list_display = ["owner", "query"]
    list_select_related = ["owner"]
    search_fields = ["owner__username"]

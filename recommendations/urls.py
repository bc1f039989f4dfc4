from __future__ import annotations

from django.urls import include, path

from recommendations.views import artwork, playlists, profile, sets

set_patterns = [
    path("", sets.create, name="create"),
    path("<uuid:set_id>/", sets.show, name="set"),
    path("<uuid:set_id>/more/", sets.more, name="more"),
    path("<uuid:set_id>/save/", playlists.save, name="save"),
    path("<uuid:set_id>/settle/", playlists.settle, name="settle"),
    path("artwork/<int:track_id>/", artwork.artwork, name="artwork"),
]

urlpatterns = [
    path("recommendations/", include((set_patterns, "recommendations"))),
    path("profile/", profile.profile, name="profile"),
]

from __future__ import annotations

from django.urls import include, path, register_converter

from recommendations.track_ids import TrackIdConverter
from recommendations.views import (
    artwork,
    connection,
    editing,
    export,
    fresh,
    opinions,
    playlists,
    profile,
    sets,
)

register_converter(TrackIdConverter, "track")

set_patterns = [
    path("", sets.create, name="create"),
    path("<uuid:set_id>/", sets.show, name="set"),
    path("<uuid:set_id>/more/", sets.more, name="more"),
    path("<uuid:set_id>/fresh/", fresh.search, name="fresh"),
    path("<uuid:set_id>/recommended/", fresh.recommended, name="recommended"),
    path("<uuid:set_id>/export/<str:file_format>/", export.export, name="export"),
    path("<uuid:set_id>/save/", playlists.save, name="save"),
    path("<uuid:set_id>/settle/", playlists.settle, name="settle"),
    path("<uuid:set_id>/name/", editing.rename, name="rename"),
    path("<uuid:set_id>/tracks/<track:track_id>/remove/", editing.remove, name="remove"),
    path("<uuid:set_id>/tracks/<track:track_id>/restore/", editing.restore, name="restore"),
    path("<uuid:set_id>/tracks/<track:track_id>/move/", editing.move, name="move"),
    path("<uuid:set_id>/tracks/<track:track_id>/thumb/", opinions.thumb, name="thumb"),
    path("<uuid:set_id>/tracks/<track:track_id>/less/", opinions.less, name="less"),
    path("artwork/<track:track_id>/", artwork.artwork, name="artwork"),
]

answer_patterns = [
    path("thumbs/<track:track_id>/", opinions.take_back_thumb, name="thumb"),
    path("artists/<track:track_id>/", opinions.take_back_less, name="less"),
    path("forget/", opinions.forget, name="forget"),
]

urlpatterns = [
    path("recommendations/", include((set_patterns, "recommendations"))),
    path("library/", include("recommendations.library_urls")),
    path("profile/", profile.profile, name="profile"),
    path("profile/connection/quiet/", connection.quiet, name="connection-quiet"),
    path("profile/answers/", include((answer_patterns, "answers"))),
]

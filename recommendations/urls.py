from __future__ import annotations

from django.urls import include, path, register_converter

from recommendations.track_ids import TrackIdConverter
from recommendations.views import (
    artwork,
    connection,
    covers,
    deleting,
    editing,
    export,
    fit,
    fresh,
    insights,
    opinions,
    own_sets,
    playing,
    playlist_changes,
    playlists,
    profile,
    sets,
    twins,
    usual_choices,
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
    path("<uuid:set_id>/cover.jpg", covers.picture, name="cover-picture"),
    path("<uuid:set_id>/cover/", covers.put, name="cover"),
    path("<uuid:set_id>/settle/", playlists.settle, name="settle"),
    path("<uuid:set_id>/devices/", playing.devices, name="devices"),
    path("<uuid:set_id>/play/", playing.play, name="play"),
    path("<uuid:set_id>/fit/", fit.answer, name="fit"),
    path("<uuid:set_id>/playlist/", playlist_changes.change, name="change-playlist"),
    path("<uuid:set_id>/playlist/remove/", playlist_changes.remove, name="remove-playlist"),
    path("<uuid:set_id>/twin/", twins.answer, name="twin"),
    path("<uuid:set_id>/delete/", deleting.delete, name="delete"),
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
    path("profile/lists/", own_sets.own, name="lists"),
    path("profile/preferences/choices/", usual_choices.keep, name="usual-choices"),
    path("profile/connection/quiet/", connection.quiet, name="connection-quiet"),
    path("profile/insights/", insights.show, name="insights"),
    path("profile/insights/<str:week>.<str:kind>", insights.picture, name="insights-picture"),
    path("staff/fit/", fit.report, name="fit-report"),
    path("profile/answers/", include((answer_patterns, "answers"))),
]

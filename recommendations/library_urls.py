"""The pages over a listener's own library."""

from __future__ import annotations

from django.urls import path

from recommendations.views import library_reading, like_playlist, mood_playlists, taste

app_name = "library"
urlpatterns = [
    path("reading/", library_reading.reading, name="reading"),
    path("reading/again/", library_reading.again, name="read-again"),
    path("reading/stop/", library_reading.stop, name="stop-reading"),
    path("moods/", mood_playlists.moods, name="moods"),
    path("moods/sort/", mood_playlists.sort, name="sort"),
    path("moods/save/", mood_playlists.save_all, name="save-all"),
    path("moods/forget/", mood_playlists.forget, name="forget"),
    path("like/", like_playlist.like, name="like"),
    path("like/playlists/", like_playlist.playlists, name="like-playlists"),
    path("like/create/", like_playlist.create, name="create-like"),
    path("taste/on/", taste.on, name="taste-on"),
    path("taste/again/", taste.again, name="taste-again"),
    path("taste/off/", taste.off, name="taste-off"),
    path("taste/playlists/", taste.playlists, name="taste-playlists"),
]

from __future__ import annotations

from django.urls import path

from music.blog import views
from music.blog.feed import PostFeed

app_name = "blog"
urlpatterns = [
    path("", views.index, name="index"),
    path("feed/", views.feed, name="feed"),
    path("feed/<slug:language>/", PostFeed(), name="feed"),
    path("<slug:slug>/", views.post, name="post"),
]

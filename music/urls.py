from __future__ import annotations

from django.urls import include, path

from music.pages import views

urlpatterns = [
    path("", views.home, name="home"),
    path("privacy/", views.privacy, name="privacy"),
    path("accounts/", include("music.account_urls")),
    path("emotion/", include("emotion.urls")),
    path("", include("recommendations.urls")),
]

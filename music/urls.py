from __future__ import annotations

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from music.pages import views
from music.pages.robots import robots
from music.pages.sitemaps import SITEMAPS
from music.preferences import views as preferences

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("team/", views.team, name="team"),
    path("privacy/", views.privacy, name="privacy"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("blog/", include("music.blog.urls")),
    path("admin/", admin.site.urls),
    path("accounts/", include("music.account_urls")),
    path("profile/", include("music.account.urls")),
    path("profile/preferences/", preferences.preferences, name="preferences"),
    path("theme/", preferences.choose_theme, name="theme"),
    path("language/", preferences.choose_language, name="language"),
    path("", include("music.offline.urls")),
    path("emotion/", include("emotion.urls")),
    path("profile/moods/", include("emotion.diary.urls")),
    path("", include("recommendations.urls")),
]

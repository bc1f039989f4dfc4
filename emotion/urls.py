from __future__ import annotations

from django.urls import path

from emotion import views

app_name = "emotion"
urlpatterns = [
    path("frame/", views.frame, name="frame"),
]

from __future__ import annotations

from django.urls import path

from emotion import views

app_name = "emotion"
urlpatterns = [
    path("agree/", views.start_sending, name="agree"),
    path("withdraw/", views.stop_sending, name="withdraw"),
    path("frame/", views.frame, name="frame"),
]

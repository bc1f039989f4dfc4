from __future__ import annotations

from django.urls import path

from emotion.diary import views

app_name = "diary"
urlpatterns = [
    path("", views.show, name="diary"),
    path("on/", views.on, name="on"),
    path("off/", views.off, name="off"),
    path("zone/", views.zone, name="zone"),
    path("forget/", views.forget, name="forget"),
    path("<int:entry_id>/answer/", views.answer, name="answer"),
    path("<int:entry_id>/note/", views.note, name="note"),
    path("<int:entry_id>/delete/", views.delete, name="delete"),
]

from __future__ import annotations

from django.urls import path

from music.account import views

urlpatterns = [
    path("data/", views.data, name="account-data"),
    path("data/file/", views.download, name="account-data-file"),
    path("delete/", views.delete, name="account-delete"),
]

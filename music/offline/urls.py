from __future__ import annotations

from django.urls import path

from music.offline import views

urlpatterns = [
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("service-worker.js", views.service_worker, name="service-worker"),
    path("offline/", views.offline, name="offline"),
    path("offline/files.json", views.files, name="offline-files"),
]

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection

from recommendations.models import Track


@pytest.mark.django_db
def test_a_track_from_before_there_were_several_genres_has_the_one_it_shows() -> None:
    track = Track.objects.create(
        source=Track.Source.STARTER,
        title="Song",
        artist="Artist",
        main_artist="Artist",
        genre="pop",
        valence=0.1,
        energy=0.1,
        danceability=0.1,
    )
    migration = import_module("recommendations.migrations.0002_genres_and_stamp")
    migration.copy_shown_genres(apps, connection.schema_editor())
    track.refresh_from_db()
    assert track.genres == "pop"

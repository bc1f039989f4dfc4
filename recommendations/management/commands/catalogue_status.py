from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from recommendations.catalogue.status import CatalogueStatus, catalogue_status
from recommendations.management.database import answering_database

NAME_WIDTH = 34


class Command(BaseCommand):
    help = "Say what the catalogue holds, and what recommendations choose from."
    # Counting needs neither the web server's settings nor the model files.
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        with answering_database():
            status = catalogue_status()
        self.stdout.write(f"Catalogue, version {status.version}")
        for source, tracks in status.stored.items():
            self._count(source.label, tracks)
        self._count("with a Spotify id", status.spotify_ids)
        self.stdout.write("\nRecommendations choose from")
        self._count("tracks", status.choices)
        self._count("songs, when versions are joined", status.songs)
        self._count("main artists", status.artists)
        self._shares(status)
        self.stdout.write(
            f"\nFiles: {status.file_bytes / 1e6:.1f} MB in {status.folder}"
            if status.file_bytes
            else "\nFiles: none before the first import"
        )

    def _shares(self, status: CatalogueStatus) -> None:
        self.stdout.write("\nOf these tracks")
        self._share("with a genre of their own", status.own_genre, status)
        self._share("with the genres of their artist", status.genre_of_artist, status)
        for name, tracks in status.known.items():
            self._share(f"with {name}", tracks, status)
        for mood, tracks in status.song_moods.items():
            self._share(f"with the song mood {mood}", tracks, status)

    def _share(self, name: str, tracks: int, status: CatalogueStatus) -> None:
        share = f"  {tracks / status.choices:>6.1%}" if status.choices else ""
        self._count(name, tracks, share)

    def _count(self, name: str, tracks: int, share: str = "") -> None:
        self.stdout.write(f"  {name:<{NAME_WIDTH}}{tracks:>10,}{share}")

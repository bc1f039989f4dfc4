from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError

from emotion.labels import LABELS, Emotion
from recommendations.learnt_targets.learnt_file import LearntTargetsError, add_target
from recommendations.learnt_targets.listener_playlists import PlaylistSongs, read_playlist
from recommendations.learnt_targets.songs import features_of
from recommendations.learnt_targets.statistics import FeatureStatistics, statistics_of
from recommendations.learnt_targets.track_lists import TrackListError, read_track_lists
from recommendations.management.database import answering_database
from recommendations.management.spotify import answering_spotify
from recommendations.spotify.playlist_links import playlist_id_in

# A mean of fewer songs says more of those songs than of the mood; set by hand.
LEAST_SONGS = 10
# Neither whose it is nor which: the file stays when the account goes.
A_PLAYLIST = "a listener's playlist"


class Command(BaseCommand):
    help = (
        "Learn an emotion's target from real playlists: csv or parquet, plain or gzip, with "
        "audio features or with Spotify ids of tracks in the catalogue; or Spotify playlists "
        "of one listener of this site, whose songs are looked for in the catalogue."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--emotion", choices=LABELS, required=True)
        parser.add_argument(
            "playlists",
            nargs="+",
            metavar="PLAYLIST",
            help="a file, or with --listener also a playlist's address, URI or id",
        )
        parser.add_argument(
            "--listener",
            metavar="USERNAME",
            help="read this user's own playlists by their Spotify connection; ask them first",
        )
        parser.add_argument(
            "--output",
            type=Path,
            default=settings.LEARNT_TARGETS_FILE,
            help="where learnt targets are kept",
        )
        parser.add_argument("--plot", type=Path, help="default: a PNG beside the output")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.LEARNT_TARGETS:
            raise CommandError("LEARNT_TARGETS is off: see .env.example before you turn it on.")
        from recommendations.learnt_targets.plot import write_plot

        emotion = Emotion(options["emotion"])
        output: Path = options["output"]
        plot: Path = options["plot"] or output.with_name(f"{output.stem}_{emotion.value}.png")
        files, playlist_ids = _told_apart(options["playlists"], options["listener"])
        try:
            with answering_database():
                listed = read_track_lists(files)
                playlists = self._read(options["listener"], playlist_ids)
            row_count = listed.row_count + sum(one.row_count for one in playlists)
            # What a file says of a song goes before what the catalogue does.
            features = features_of([*(one.songs for one in playlists), listed.songs])
            if len(features) < LEAST_SONGS:
                raise CommandError(
                    f"Of {row_count} rows {len(features)} are songs with known features; at "
                    f"least {LEAST_SONGS} are needed."
                )
            statistics = statistics_of(features)
            sources = [*(path.name for path in files), *(A_PLAYLIST for _ in playlists)]
            target = add_target(output, emotion, statistics, sources)
            write_plot(features, emotion, plot)
        except (TrackListError, LearntTargetsError) as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{output} and its plot cannot be written: {error}.") from error
        self.stdout.write(f"{row_count} rows, {len(features)} songs with known features.")
        self._tell(statistics)
        valence, energy, danceability = target
        self.stdout.write(
            f"{emotion.value}: valence {valence:.3f}, energy {energy:.3f}, danceability "
            f"{danceability:.3f}. Written: {output} and {plot}."
        )

    def _read(self, username: str | None, playlist_ids: list[str]) -> list[PlaylistSongs]:
        """Read the listener's playlists, and say of each how much of it was found."""
        if username is None:
            return []
        owner = User.objects.filter(username=username, is_active=True).first()
        if owner is None:
            raise CommandError(f"This site has no listener called {username}.")
        found = []
        for playlist_id in playlist_ids:
            with answering_spotify(username):
                one = read_playlist(owner, playlist_id)
            self.stdout.write(
                f"{A_PLAYLIST.capitalize()}: {one.row_count} rows; {one.by_id} songs matched by "
                f"id, {one.by_name} by title and artist, {one.unmatched} without a match, "
                f"{one.left_out} rows left out."
            )
            found.append(one)
        return found

    def _tell(self, statistics: dict[str, FeatureStatistics]) -> None:
        for name, figures in statistics.items():
            self.stdout.write(
                f"  {name:<17} mean {figures.mean:8.3f}  std {figures.std:7.3f}  "
                f"min {figures.min:8.3f}  quartiles {figures.lower_quartile:8.3f} "
                f"{figures.median:8.3f} {figures.upper_quartile:8.3f}  max {figures.max:8.3f}"
            )


def _told_apart(given: list[str], username: str | None) -> tuple[list[Path], list[str]]:
    """Files, and ids of playlists, each once; where there is such a file it is meant."""
    ids = {name: "" if Path(name).is_file() else playlist_id_in(name) for name in given}
    files = [Path(name) for name in given if not ids[name]]
    playlist_ids = list(dict.fromkeys(one for one in ids.values() if one))
    if playlist_ids and username is None:
        raise CommandError(
            "To learn from a Spotify playlist say whose it is, by --listener USERNAME: only "
            "listeners' own playlists can be read."
        )
    if username is not None and not playlist_ids:
        raise CommandError(f"No Spotify playlist is named for --listener {username} to read.")
    return files, playlist_ids

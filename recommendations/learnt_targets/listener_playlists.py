"""A listener's own Spotify playlist as audio features, which the catalogue has."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User

from recommendations.catalogue.matrix import recommendable
from recommendations.learnt_targets.songs import Songs, known_songs
from recommendations.library.candidates import match_in_catalogue
from recommendations.services import own_playlists


@dataclass(frozen=True)
class PlaylistSongs:
    """What a playlist teaches, and nothing that tells which playlist it was.

    Of ``row_count`` entries ``left_out`` are no songs or gone; ``by_id``, ``by_name`` and
    ``unmatched`` say how the others were found, a song that came again counted once.
    """

    songs: Songs
    row_count: int
    by_id: int
    by_name: int
    unmatched: int
    left_out: int


def read_playlist(owner: User, playlist_id: str) -> PlaylistSongs:
    """Read one of `owner`'s playlists by their connection, and keep nothing of it.

    Raises what `own_playlists.read_playlist` raises: NotTheirPlaylist, ScopesMissing and the other
    SpotifyErrors.
    """
    library = own_playlists.read_playlist(owner, playlist_id)
    matches = match_in_catalogue(library.tracks)
    return PlaylistSongs(
        Songs(known_songs(recommendable(), "pk", matches.moments)),
        row_count=len(library.tracks) + library.left_out,
        by_id=matches.by_id,
        by_name=matches.by_name,
        unmatched=len(matches.unmatched),
        left_out=library.left_out,
    )

"""Which saves went into one playlist: the one it was made for, and those put into it later."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from recommendations.models import SavedPlaylist


def playlist_id_of(saved: SavedPlaylist) -> str:
    """The Spotify id of the playlist that holds this save's tracks; empty before there is one."""
    return saved.spotify_id or saved.target_spotify_id


def is_in_playlist(saved: SavedPlaylist) -> bool:
    """Whether there is a playlist with tracks of this save, or made for it."""
    is_filled = saved.state == SavedPlaylist.State.FILLED
    return bool(saved.spotify_id or (is_filled and saved.target_spotify_id))


def home_of(saved: SavedPlaylist) -> SavedPlaylist:
    """The save that the playlist was made for, or this one where that is no more."""
    if saved.spotify_id:
        return saved
    made_for = SavedPlaylist.objects.filter(
        owner=saved.owner_id, spotify_id=saved.target_spotify_id
    )
    return made_for.select_related("set", "owner").first() or saved


def is_any_saves(playlist_id: str) -> bool:
    """Whether a playlist was made for a save, or has tracks put into it."""
    same = Q(spotify_id=playlist_id) | Q(target_spotify_id=playlist_id)
    return SavedPlaylist.objects.filter(same).exists()


def saves_in(saved: SavedPlaylist) -> QuerySet[SavedPlaylist]:
    """Every save of this listener whose playlist is the same, itself among them."""
    playlist_id = playlist_id_of(saved)
    if not playlist_id:
        return SavedPlaylist.objects.filter(pk=saved.pk)
    return SavedPlaylist.objects.filter(
        Q(spotify_id=playlist_id) | Q(target_spotify_id=playlist_id), owner=saved.owner_id
    )

"""What WMusic asks a listener for, and why."""

from __future__ import annotations

# Creating a playlist and filling it needs both modify scopes: Spotify wants the private
# one for a playlist off the profile and reports such a playlist as public all the same.
# Reading the list of playlists tells whether an interrupted save did create one.
SAVE_SCOPES = frozenset(
    {"playlist-modify-private", "playlist-modify-public", "playlist-read-private"}
)

"""What WMusic asks a listener for, and why.

Signing in asks for what a save needs. Everything else is asked for when the listener turns
on what needs it, and for no more than that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# Creating a playlist and filling it needs both modify scopes: Spotify wants the private
# one for a playlist off the profile and reports such a playlist as public all the same.
# Reading the list of playlists tells whether an interrupted save did create one.
MODIFY_PLAYLISTS = frozenset({"playlist-modify-private", "playlist-modify-public"})
READ_PLAYLISTS = frozenset({"playlist-read-private"})
SAVE_SCOPES = MODIFY_PLAYLISTS | READ_PLAYLISTS


@dataclass(frozen=True)
class Purpose:
    """Something that a listener can turn on. ``reason`` completes 'WMusic asks Spotify'."""

    scopes: frozenset[str]
    reason: str


# By the names in which a form asks for them.
PURPOSES: Mapping[str, Purpose] = {
    "liked": Purpose(
        frozenset({"user-library-read"}), "which songs you have liked, and when you liked them"
    ),
    "top": Purpose(frozenset({"user-top-read"}), "which songs you play most"),
    "recent": Purpose(frozenset({"user-read-recently-played"}), "which songs you played last"),
    "playlist": Purpose(
        frozenset({"playlist-read-private"}), "which playlists you have, and what is in one"
    ),
    "cover": Purpose(
        frozenset({"ugc-image-upload"}), "to let it put a cover on the playlists it makes for you"
    ),
    "play": Purpose(
        frozenset({"user-modify-playback-state", "user-read-playback-state"}),
        "which devices you have, and to let it start music on the one you choose",
    ),
}
EVERY_SCOPE = SAVE_SCOPES.union(*(purpose.scopes for purpose in PURPOSES.values()))

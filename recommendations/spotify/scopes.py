"""What WMusic asks a listener for, and why.

Signing in asks for what a save needs. Everything else is asked for when the listener turns
on what needs it, and for no more than that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Creating a playlist and filling it needs both modify scopes: Spotify wants the private
# one for a playlist off the profile and reports such a playlist as public all the same.
# Reading the list of playlists tells whether an interrupted save did create one.
MODIFY_PLAYLISTS = frozenset({"playlist-modify-private", "playlist-modify-public"})
READ_PLAYLISTS = frozenset({"playlist-read-private"})
SAVE_SCOPES = MODIFY_PLAYLISTS | READ_PLAYLISTS


@dataclass(frozen=True)
class Purpose:
    """Something that a listener can turn on. ``reason`` completes 'WMusic asks Spotify', and in
    German 'WMusic bittet Spotify um'."""

    scopes: frozenset[str]
    words: Promise

    @property
    def reason(self) -> str:
        return str(self.words)


# What a save and a later change need; a removal says in `services.playlist_removal` what
# else it may need.
CHANGE_SCOPES = MODIFY_PLAYLISTS
REMOVE_SCOPES = MODIFY_PLAYLISTS | {"user-library-modify"}

# By the names in which a form asks for them.
PURPOSES: Mapping[str, Purpose] = {
    "liked": Purpose(
        frozenset({"user-library-read"}), _("which songs you have liked, and when you liked them")
    ),
    "top": Purpose(frozenset({"user-top-read"}), _("which songs you play most")),
    "recent": Purpose(frozenset({"user-read-recently-played"}), _("which songs you played last")),
    "playlist": Purpose(
        frozenset({"playlist-read-private"}), _("which playlists you have, and what is in one")
    ),
    "cover": Purpose(
        frozenset({"ugc-image-upload"}),
        _("to let it put a cover on the playlists it makes for you"),
    ),
    "play": Purpose(
        frozenset({"user-modify-playback-state", "user-read-playback-state"}),
        _("which devices you have, and to let it start music on the one you choose"),
    ),
    "change": Purpose(CHANGE_SCOPES, _("to let it change the playlists it made for you")),
    "remove": Purpose(
        REMOVE_SCOPES,
        _(
            "to let it change what is in your library, from which it takes only the playlists "
            "that you tell it to remove"
        ),
    ),
}
EVERY_SCOPE = SAVE_SCOPES.union(*(purpose.scopes for purpose in PURPOSES.values()))

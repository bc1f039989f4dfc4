"""What a set is like: kept in English where it has no name of its own, said in any language."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext

from recommendations.models import ListenerTaste

Source = ListenerTaste.Source
# What stands in the database instead of a playlist's name, and is translated when it is shown.
NAMELESS: Final = {
    Source.LIKED: "your liked songs",
    Source.PLAYLIST: "one of your playlists",
}


def like_shown(like: str) -> str:
    """A set's ``like`` for the reader: a playlist's name as it is, anything else translated."""
    return gettext(like) if like in NAMELESS.values() else like

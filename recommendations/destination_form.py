"""Where a save puts its tracks, as a form says it."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from recommendations.models import SavedPlaylist
from recommendations.selectors.earlier import earlier_playlist
from recommendations.services.playlists import Destination

Way = SavedPlaylist.Way


class NoSuchDestination(Exception):
    def __init__(self) -> None:
        super().__init__(
            _("That playlist can no longer be chosen. Nothing was saved: choose another one.")
        )


def destination_of(value: str, owner: User) -> Destination | None:
    """From "new", "append:" or "replace:" and a set's id; None where nothing was chosen.

    Raises NoSuchDestination for anything else, and for what is not this listener's.
    """
    way, _colon, name = value.partition(":")
    if not value:
        return None
    if value == Way.NEW:
        return Destination()
    try:
        target = earlier_playlist(owner, UUID(name))
    except ValueError:
        target = None
    if target is None or way not in (Way.APPEND, Way.REPLACE):
        raise NoSuchDestination
    return Destination(Way(way), target)

"""A saved playlist gets another name or description, also at Spotify."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from recommendations.models import SavedPlaylist
from recommendations.naming import description_of, name_of
from recommendations.selectors.same_playlist import is_in_playlist, playlist_id_of
from recommendations.services.permitted import permitted
from recommendations.services.playlist_hold import held
from recommendations.spotify.errors import Forbidden, NotFound, SpotifyError, Unavailable


class NothingSaved(SpotifyError):
    code = "nothing-saved"
    message = _("This list has no playlist in Spotify.")


class NotConfirmed(Unavailable):
    code = "not-confirmed"
    message = _(
        "Spotify did not confirm this, so nobody knows whether it was done. Please press again "
        "in a while: twice does no harm."
    )


class NotYours(Forbidden):
    code = "not-yours"
    message = _(
        "Spotify does not let WMusic change this playlist. It may belong to another Spotify "
        "account than the one that is connected now."
    )


class PlaylistGone(NotFound):
    code = "playlist-gone"
    message = _(
        "Spotify no longer has this playlist: it was deleted there. Remove it here, too, and the "
        "list can be saved again."
    )


def change_details(saved: SavedPlaylist, *, name: str, words: str) -> None:
    """Give the playlist this name and these words; what is empty is made as for a new one.

    One call, made once: the same again changes nothing, so a press that was not confirmed
    can be pressed again. Kept is only what Spotify confirmed, with the set that the playlist
    was made for and by every save that went into it. Raises `held`'s and `permitted`'s
    errors, and those above.
    """
    chosen, playlist_id = saved.set, playlist_id_of(saved)
    chosen.name, chosen.description = name, words
    full_name, description = name_of(chosen), description_of(chosen)
    if not is_in_playlist(saved):
        raise NothingSaved
    with held(saved) as own:
        try:
            with permitted(saved.owner, "change") as client:
                client.change_playlist(playlist_id, full_name, description)
        except Forbidden as problem:
            raise NotYours from problem
        except NotFound as problem:
            raise PlaylistGone from problem
        except Unavailable as problem:
            raise NotConfirmed from problem
        _keep(saved, own, full_name, description)


@transaction.atomic
def _keep(saved: SavedPlaylist, own: QuerySet[SavedPlaylist], name: str, description: str) -> None:
    """Raises NotConfirmed where the hold was lost meanwhile: another press may be later."""
    if not own.update(name=name, description=description):
        raise NotConfirmed
    saved.name, chosen = name, saved.set
    if saved.spotify_id:
        chosen.save(update_fields=["name", "description"])

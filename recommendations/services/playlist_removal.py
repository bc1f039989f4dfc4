"""A playlist that WMusic made is removed from the listener's Spotify account."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from recommendations.models import SavedPlaylist, SpotifyConnection
from recommendations.selectors.same_playlist import is_in_playlist, playlist_id_of
from recommendations.services.consents import consent_ended, scopes_not_given
from recommendations.services.permitted import ScopesMissing
from recommendations.services.playlist_changes import NotConfirmed, NothingSaved
from recommendations.services.playlist_hold import held
from recommendations.spotify.client import SpotifyClient
from recommendations.spotify.errors import (
    InsufficientScope,
    NotFound,
    ReconnectNeeded,
    SpotifyError,
    Unavailable,
)
from recommendations.spotify.scopes import CHANGE_SCOPES, REMOVE_SCOPES
from recommendations.spotify.tokens import client_for


class InAnotherAccount(SpotifyError):
    code = "in-another-account"
    message = _(
        "This playlist is in another Spotify account than the one that is connected now. "
        "Connect that account, or delete the playlist in Spotify."
    )


def remove_from_account(saved: SavedPlaylist) -> bool:
    """Remove the playlist and forget every save into it; the sets stay and can be saved anew.

    One removal, sent once; one that was not confirmed can be pressed again. False where
    Spotify had it no more. Raises `held`'s errors, `playlist_changes`' NothingSaved and
    NotConfirmed, ScopesMissing, InAnotherAccount and SpotifyError's kinds: the records stay.
    """
    if not is_in_playlist(saved):
        raise NothingSaved
    with held(saved) as own:
        was_there = True
        try:
            with permitted_to_remove(saved.owner) as client:
                _require_same_account(saved, client)
                client.remove_playlist(playlist_id_of(saved))
        except NotFound:
            was_there = False
        except Unavailable as problem:
            raise NotConfirmed from problem
        # Whoever lost the hold meanwhile leaves it to the one who has it now.
        if not own.delete()[0]:
            raise NotConfirmed
        return was_there


@contextmanager
def permitted_to_remove(owner: User) -> Iterator[SpotifyClient]:
    """Like `permitted`, but it asks for less first.

    Spotify names three scopes for its library and does not say which a playlist needs; the
    ones for playlists, which a save has, may do. Only where they do not is more asked for,
    and then the others are not taken for missing.
    """
    connection = SpotifyConnection.objects.filter(user=owner).first()
    if connection is None:
        raise ReconnectNeeded
    if missing := CHANGE_SCOPES - connection.granted:
        raise ScopesMissing("change", missing)
    try:
        yield client_for(connection)
    except ReconnectNeeded:
        consent_ended(connection)
        raise
    except InsufficientScope as problem:
        more = REMOVE_SCOPES - CHANGE_SCOPES
        scopes_not_given(connection, more)
        raise ScopesMissing("remove", more) from problem


def _require_same_account(saved: SavedPlaylist, client: SpotifyClient) -> None:
    """Raises InAnotherAccount. Spotify says yes to the removal of anybody's playlist, which
    then stays where it is.

    Where there was no consent since the save, the account is the same, and not asked for.
    """
    if not SpotifyConnection.objects.filter(
        user=saved.owner_id, authorized_at__gt=saved.created_at
    ).exists():
        return
    if client.library.playlist(playlist_id_of(saved)).owner_id != client.user_id():
        raise InAnotherAccount

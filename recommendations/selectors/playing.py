"""What of a set can be played on a device, and whether its page offers it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse

from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.selectors.entries import kept_entries
from recommendations.selectors.same_playlist import playlist_id_of
from recommendations.spotify.login.asking import consent_address
from recommendations.spotify.player import MOST_PLAYED_AT_ONCE
from recommendations.spotify.scopes import PURPOSES

PURPOSE = "play"
# The part of a set's page that this is about.
SECTION = "play"


@dataclass(frozen=True)
class Playable:
    """Either the id of the playlist that the set was saved as, or the ids of its tracks, in order;
    of ``unknown`` tracks that are shown nobody knows the id.
    """

    playlist_id: str = ""
    spotify_ids: tuple[str, ...] = ()
    unknown: int = 0


@dataclass(frozen=True)
class PlayView:
    """``state`` is one of ask, reconnect, ready and nothing; ``consent_address`` is where a
    form must POST to in the first two, and ``reason`` says what Spotify will be asked for.
    """

    state: str
    reason: str
    consent_address: str
    is_playlist: bool
    unknown: int


def play_view(request: HttpRequest, chosen: RecommendationSet) -> PlayView | None:
    """None where this is no matter: for visitors and without Spotify. No call to Spotify."""
    user = request.user
    if not settings.SPOTIFY_ENABLED or not isinstance(user, User):
        return None
    connection = SpotifyConnection.objects.filter(user=user).first()
    if connection is None:
        return None
    what = playable(chosen)
    page = reverse("recommendations:set", args=[chosen.id])
    return PlayView(
        state=_state(connection, what),
        reason=PURPOSES[PURPOSE].reason,
        consent_address=consent_address(PURPOSE, next_url=f"{page}#{SECTION}"),
        is_playlist=bool(what.playlist_id),
        unknown=what.unknown,
    )


def playable(chosen: RecommendationSet) -> Playable:
    if playlist_id := _own_playlist(chosen):
        return Playable(playlist_id=playlist_id)
    ids = list(kept_entries(chosen).values_list("track__spotify_id", flat=True))
    known = [spotify_id for spotify_id in ids if spotify_id]
    return Playable(spotify_ids=tuple(known[:MOST_PLAYED_AT_ONCE]), unknown=len(ids) - len(known))


def _own_playlist(chosen: RecommendationSet) -> str:
    """The id of the playlist that begins with these tracks; empty where there is none (any
    more), and where they were added behind others.
    """
    saved = SavedPlaylist.objects.filter(
        set=chosen, state=SavedPlaylist.State.FILLED, replaced_at=None, gone_at=None
    ).first()
    if saved is None or saved.way == SavedPlaylist.Way.APPEND:
        return ""
    return playlist_id_of(saved)


def _state(connection: SpotifyConnection, what: Playable) -> str:
    if not (what.playlist_id or what.spotify_ids):
        return "nothing"
    if not connection.allows(frozenset()):
        return "reconnect"
    return "ready" if connection.allows(PURPOSES[PURPOSE].scopes) else "ask"

"""The page of liked songs sorted by mood."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from recommendations.library.choice import Source
from recommendations.models import RecommendationSet, SpotifyConnection
from recommendations.moods import top_emotion
from recommendations.selectors.entries import kept_entries
from recommendations.selectors.mood_lists import SORTED, latest_mood_lists
from recommendations.selectors.mood_plot import MoodPlot, plot_of
from recommendations.selectors.saves import SaveView, save_view
from recommendations.spotify.login.asking import consent_address
from recommendations.spotify.scopes import PURPOSES

FIRST_TITLES = 5
# What one more press may bring on; in any other state it is the listener's turn.
PRESSABLE = ("ready", "failed")


@dataclass(frozen=True)
class MoodListView:
    """``songs`` of the list, the first ``kept`` of which are in its set; ``brightness`` and
    ``energy`` are where its centre lies, in per cent from dark to bright and from quiet to
    energetic.
    """

    set_id: UUID
    emotion: str
    songs: int
    kept: int
    titles: tuple[str, ...]
    brightness: int
    energy: int
    save: SaveView


@dataclass(frozen=True)
class SortedView:
    """The six lists of the last sorting and how it was done, see `SortedNote`."""

    lists: tuple[MoodListView, ...]
    plot: MoodPlot
    sorted_at: datetime
    given: int
    matched: int
    left_out: int
    fitted_on_library: bool
    fitted_rows: int

    @property
    def unmatched(self) -> int:
        return self.given - self.matched

    @property
    def savable(self) -> int:
        """How many lists one more press can save, or go on saving."""
        return sum(one.save.state in PRESSABLE for one in self.lists)

    @property
    def saving(self) -> int:
        return sum(one.save.state == "saving" for one in self.lists)

    @property
    def filled(self) -> int:
        """How many lists have any songs."""
        return sum(one.kept > 0 for one in self.lists)

    @property
    def is_cut(self) -> bool:
        return any(one.songs > one.kept for one in self.lists)

    @property
    def asks_to_connect(self) -> bool:
        return any(one.save.state in ("connect", "reconnect") for one in self.lists)


@dataclass(frozen=True)
class MoodsPage:
    """``consent_address`` is where a form must POST to before songs can be read, empty
    where the permission is there; ``sorted`` is None where nothing was sorted yet.
    """

    is_offered: bool
    is_connected: bool
    consent_address: str
    reason: str
    sorted: SortedView | None


def moods_page(request: HttpRequest, owner: User, *, next_url: str) -> MoodsPage:
    """`next_url` is where Spotify's consent leads back to. No call to Spotify."""
    purpose = PURPOSES[Source.LIKED]
    connection = SpotifyConnection.objects.filter(user=owner).first()
    # Without Spotify there is no address to ask at.
    has_nothing_to_ask = not settings.SPOTIFY_ENABLED or (
        connection is not None and connection.allows(purpose.scopes)
    )
    lists = latest_mood_lists(owner)
    return MoodsPage(
        is_offered=settings.MOOD_PLAYLISTS and settings.SPOTIFY_ENABLED,
        is_connected=connection is not None,
        consent_address=""
        if has_nothing_to_ask
        else consent_address(Source.LIKED, next_url=next_url),
        reason=purpose.reason,
        sorted=_sorted(request, lists) if lists else None,
    )


def _sorted(request: HttpRequest, lists: list[RecommendationSet]) -> SortedView:
    note = lists[0].notes[SORTED]
    return SortedView(
        lists=tuple(_list(request, one) for one in lists),
        plot=plot_of(lists),
        sorted_at=lists[0].created_at,
        given=note["given"],
        matched=note["matched"],
        left_out=note["left_out"],
        fitted_on_library=note["fitted_on_library"],
        fitted_rows=note["fitted_rows"],
    )


def _list(request: HttpRequest, chosen: RecommendationSet) -> MoodListView:
    kept = kept_entries(chosen).select_related("track")
    valence, energy = chosen.notes["mood"]
    return MoodListView(
        set_id=chosen.id,
        emotion=top_emotion(chosen.probabilities),
        songs=chosen.notes[SORTED]["songs"],
        kept=kept.count(),
        titles=tuple(str(entry.track) for entry in kept[:FIRST_TITLES]),
        brightness=round(100 * valence),
        energy=round(100 * energy),
        save=save_view(request, chosen),
    )

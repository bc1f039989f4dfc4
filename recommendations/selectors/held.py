"""What recommendations hold about one listener, for the file that they download."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from music.account.row_fields import row_fields
from music.account.section import Section, Sections
from recommendations.models import (
    ArtistOpinion,
    LibraryReading,
    ListenerTaste,
    SearchAnswer,
    SpotifyConnection,
    TrackOpinion,
    UsualChoices,
)
from recommendations.selectors.held_playlists import playlists_of
from recommendations.selectors.held_sets import named, sets_of

# What two programs agree on while they work: it says nothing of the listener.
LEASES = ("leased_until", "refresh_leased_until")


def held(user: User) -> Sections:
    chosen, sorted_by_mood = sets_of(user)
    return {
        "spotify_connection": Section(
            _(
                "What you allowed WMusic to do at Spotify, and until when you asked not to be "
                "reminded of its end. The keys that Spotify gave for it are kept encrypted and "
                "are not given out: whoever has them could act in your account."
            ),
            _connection(user),
        ),
        "what_you_play": Section(
            _("What was read of your library because you asked for it, and when."), _taste(user)
        ),
        "library_reading": Section(
            _(
                "What you last asked to have read of your library, and how that stands; while "
                "it is being read, also the songs read so far."
            ),
            _reading(user),
        ),
        "sets": Section(
            _(
                "Your sets: the mood, what you asked for, and the songs in their order with the "
                "reason for each. Also songs that you took out, or that were not shown yet."
            ),
            chosen,
        ),
        "mood_lists": Section(
            _("Your liked songs sorted by mood, with where each song lies."), sorted_by_mood
        ),
        "saved_playlists": Section(
            _(
                "The playlists that you had made in your Spotify account: what each was to hold, "
                "what was found there and what was not, and how far it is."
            ),
            playlists_of(user),
        ),
        "thumbs": Section(_("The songs that you gave a thumb up or down."), _thumbs(user)),
        "less_of_artists": Section(
            _("The artists of whom you asked for less, and the song on which you did."), _less(user)
        ),
        "usual_choices": Section(
            _("What you want chosen beside the mood unless you say otherwise."), _usual(user)
        ),
        "search_answers": Section(
            _("What Spotify answered to searches for fresh tracks. Each is kept for a day."),
            _searches(user),
        ),
    }


def _connection(user: User) -> dict[str, object] | None:
    connection = SpotifyConnection.objects.filter(user=user).first()
    if connection is None:
        return None
    scopes = {"scopes": sorted(connection.granted), "ends_at": connection.ends_at}
    return row_fields(connection, without=LEASES) | scopes


def _taste(user: User) -> dict[str, object] | None:
    taste = ListenerTaste.objects.filter(owner=user).first()
    if taste is None:
        return None
    tracks = taste.tracks.select_related("track").order_by("pk")
    songs = [named(one.track) | row_fields(one) for one in tracks]
    return row_fields(taste, without=LEASES) | {"songs": songs}


def _reading(user: User) -> dict[str, object] | None:
    reading = LibraryReading.objects.filter(owner=user).first()
    if reading is None:
        return None
    pages = [row_fields(one) for one in reading.pages.order_by("offset")]
    return row_fields(reading, without=LEASES) | {"pages": pages}


def _thumbs(user: User) -> list[dict[str, object]]:
    given = TrackOpinion.objects.filter(owner=user).select_related("track").order_by("pk")
    return [named(one.track) | row_fields(one) for one in given]


def _less(user: User) -> list[dict[str, object]]:
    given = ArtistOpinion.objects.filter(owner=user).select_related("track").order_by("pk")
    return [row_fields(one) | {"on_the_song": named(one.track)} for one in given]


def _usual(user: User) -> dict[str, object] | None:
    usual = UsualChoices.objects.filter(owner=user).first()
    return row_fields(usual) if usual else None


def _searches(user: User) -> list[dict[str, object]]:
    answers = SearchAnswer.objects.filter(connection__user=user).order_by("pk")
    return [row_fields(one) for one in answers]

"""Forty songs like a playlist, or like the liked songs, of the listener's own."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.catalogue.matrix import load_catalogue
from recommendations.engine.request import Request
from recommendations.engine.similar import similar
from recommendations.library.candidates import match_in_catalogue
from recommendations.library.choice import Choice
from recommendations.library.heard import heard_at
from recommendations.likeness import NAMELESS
from recommendations.models import RecommendationSet, SpotifyConnection
from recommendations.selectors.memory import feedback_of, shown_lately
from recommendations.services.account_hold import hold_account
from recommendations.services.library_lease import Overtaken
from recommendations.services.library_reading import read_from_spotify
from recommendations.services.sets import MOST_SHOWN, keep_answer
from recommendations.services.taste import NotOffered
from recommendations.spotify.errors import SpotifyError
from recommendations.wishes import Wish


class NothingInIt(SpotifyError):
    code = "nothing-in-it"
    message = _("There are no songs in it, so nothing can be like it.")


class NothingMatched(SpotifyError):
    code = "nothing-matched"
    message = _("Our catalogue has none of its songs, so it is not known what they are like.")


class NothingLikeIt(SpotifyError):
    code = "nothing-like-it"
    message = _("Our catalogue has no other songs that could be like it.")


def create_like(owner: User, choice: Choice, wish: Wish) -> RecommendationSet:
    """Read what was chosen, find what is most like it, and keep that as a set.

    What was read is not kept, but for the playlist's name. Raises NotOffered, the errors
    above, Overtaken where the account was disconnected meanwhile, and what
    `read_from_spotify` raises: SpotifyErrors with words for the listener.
    """
    if not settings.LISTENER_TASTE:
        raise NotOffered
    connection = SpotifyConnection.objects.filter(user=owner).first()
    reading = read_from_spotify(owner, choice)
    if not reading.library.tracks:
        raise NothingInIt
    matches = match_in_catalogue(reading.library.tracks)
    if not matches.found:
        raise NothingMatched
    catalogue = load_catalogue()
    request = Request(
        probabilities=wish.probabilities,
        taste=heard_at(matches.moments, timezone.now()),
        feedback=feedback_of(owner, catalogue),
        shown=shown_lately(owner=owner, visitor=""),
        limit=MOST_SHOWN,
    )
    answer = similar(catalogue, request)
    if not answer.picks:
        raise NothingLikeIt
    with transaction.atomic():
        if connection is None or not hold_account(connection):
            raise Overtaken
        like = reading.name or NAMELESS[choice.source]
        return keep_answer(answer, wish=wish, owner=owner, like=like)

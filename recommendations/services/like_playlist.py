"""Forty songs like a playlist, or like the liked songs, of the listener's own."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from recommendations.catalogue.matrix import load_catalogue
from recommendations.engine.request import Request
from recommendations.engine.similar import similar
from recommendations.library.candidates import match_in_catalogue
from recommendations.library.choice import Choice, Source
from recommendations.library.heard import heard_at
from recommendations.likeness import NAMELESS
from recommendations.models import LibraryReading
from recommendations.selectors.memory import feedback_of, shown_lately
from recommendations.services.library_pages import keeping
from recommendations.services.library_wishes import Purpose, ask
from recommendations.services.sets import MOST_SHOWN, keep_answer
from recommendations.services.taste import require_offered
from recommendations.spotify.errors import SpotifyError
from recommendations.spotify.library import Library
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


def create_like(owner: User, choice: Choice, wish: Wish) -> None:
    """Have what was chosen read, and what is most like it kept as a set.

    Raises NotOffered and what `library_wishes.ask` raises: SpotifyErrors with words for the
    listener.
    """
    require_offered()
    ask(owner, Purpose.LIKE, choice, wish)


def keep(reading: LibraryReading, library: Library) -> None:
    """Make a set of songs like those of `library`, which are not kept.

    Raises the errors above, and LeaseLostError; nothing is kept then.
    """
    if not library.tracks:
        raise NothingInIt
    matches = match_in_catalogue(library.tracks)
    if not matches.found:
        raise NothingMatched
    owner, wish = reading.owner, Wish(tuple(reading.probabilities), reading.origin)
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
    with keeping(reading):
        like = reading.playlist_name or NAMELESS[Source(reading.source)]
        made = keep_answer(answer, wish=wish, owner=owner, like=like)
        LibraryReading.objects.filter(pk=reading.pk).update(made=made)

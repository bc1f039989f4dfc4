"""Tracks from Spotify for a set, when its listener asks for them."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from music.pace import paced
from recommendations.models import RecommendationSet
from recommendations.selectors.fresh import may_ask
from recommendations.selectors.sets import set_for
from recommendations.services.editing import NoLongerEditable
from recommendations.services.fresh_tracks import (
    NotOfferedHere,
    Outcome,
    add_fresh_tracks,
    add_recommended,
)
from recommendations.wording.found_songs import listed, result

# Where the page shows what a press did: at the button, not at its head.
SECTION = "fresh"


@require_POST
@paced("fresh")
def search(request: HttpRequest, set_id: UUID) -> HttpResponse:
    return _added(request, set_id, add_fresh_tracks)


@require_POST
@paced("fresh")
def recommended(request: HttpRequest, set_id: UUID) -> HttpResponse:
    return _added(request, set_id, add_recommended)


def _added(
    request: HttpRequest, set_id: UUID, add: Callable[[RecommendationSet, User], Outcome]
) -> HttpResponse:
    chosen = set_for(request, set_id)
    page = reverse("recommendations:set", args=[set_id])
    if not isinstance(request.user, User):
        # Not `login_required`: it would lead back to this address, which takes only POST.
        return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode({'next': page})}")
    try:
        outcome = add(chosen, request.user)
    except (NotOfferedHere, NoLongerEditable) as problem:
        messages.error(request, str(problem))
        return redirect(page)
    except RecommendationSet.DoesNotExist as gone:
        raise Http404("The set was deleted meanwhile.") from gone
    # Where the connection has just ended the page has no such section any more.
    section = SECTION if may_ask(chosen, request.user) else ""
    _tell(request, outcome, section)
    return redirect(f"{page}#{section}" if section else page)


def _tell(request: HttpRequest, outcome: Outcome, section: str) -> None:
    if outcome.added or outcome.left_out or outcome.problem is None:
        said = result(outcome.added, outcome.left_out, _nothing(outcome))
        level = messages.SUCCESS if outcome.added else messages.INFO
        messages.add_message(request, level, said, extra_tags=section)
    if outcome.problem is not None:
        messages.error(request, str(outcome.problem), extra_tags=section)


def _nothing(outcome: Outcome) -> str:
    if outcome.genres:
        genres = listed(outcome.genres)
        return _("Spotify has no more new songs in %(genres)s to add.") % {"genres": genres}
    return _("Spotify had nothing to recommend.")

"""From a mood to a set, and the set's page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from emotion.diary.entries import question_of
from emotion.labels import LABELS
from music.pace import paced
from recommendations.engine.maps import EngineName
from recommendations.learnt_targets.learnt_file import LearntTargetsError
from recommendations.selectors.editing import edit_view
from recommendations.selectors.fresh import fresh_view
from recommendations.selectors.playing import play_view
from recommendations.selectors.saves import save_view
from recommendations.selectors.sets import set_for, set_page
from recommendations.services.sets import create_set, show_more
from recommendations.track_ids import TrackIdConverter
from recommendations.views.framing import with_players
from recommendations.visitors import become_visitor
from recommendations.wish_form import WishForm
from recommendations.wish_words import ENGINES


@require_POST
@paced("create")
def create(request: HttpRequest) -> HttpResponse:
    form = WishForm(request.POST)
    if not form.is_valid():
        return _asked_again(request, form, form.messages())
    owner = request.user if isinstance(request.user, User) else None
    try:
        made = create_set(
            wish=form.wish(),
            owner=owner,
            visitor="" if owner else become_visitor(request),
        )
    except LearntTargetsError:
        # The operator took the file away, or broke it, since the form was read.
        said = _("“%(engine)s” has nothing to go by any more. Choose another way.")
        return _asked_again(request, form, [said % {"engine": ENGINES[EngineName.LEARNT]}])
    return redirect("recommendations:set", made.id)


def _asked_again(request: HttpRequest, form: WishForm, problems: Sequence[str]) -> HttpResponse:
    """Home, with what is wrong and the choices kept."""
    for problem in problems:
        messages.error(request, problem)
    choices = form.address()
    return redirect(f"{reverse('home')}{f'?{choices}' if choices else ''}")


@require_safe
@never_cache
@with_players
def show(request: HttpRequest, set_id: UUID) -> HttpResponse:
    chosen = set_for(request, set_id)
    context = {
        "page": set_page(chosen),
        "edit": edit_view(request, chosen),
        "fit": chosen.fit,
        "mood_question": question_of(request.user, chosen.id),
        "labels": LABELS,
        "fresh": fresh_view(request, chosen),
        "save": save_view(request, chosen),
        "play": play_view(request, chosen),
        "listening": _listening(request),
    }
    return render(request, "recommendations/set.html", context)


def _listening(request: HttpRequest) -> int | None:
    """The id of the track whose player is asked for, which works without scripts."""
    asked = request.GET.get("listen", "")
    return int(asked) if re.fullmatch(TrackIdConverter.regex, asked) else None


@require_POST
@paced("more")
def more(request: HttpRequest, set_id: UUID) -> HttpResponse:
    position = show_more(set_for(request, set_id))
    return redirect(f"{reverse('recommendations:set', args=[set_id])}#card-{position}")

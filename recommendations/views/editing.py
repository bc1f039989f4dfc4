"""Changing a set before it is saved."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from music.pace import SMALL_CHANGES, paced
from recommendations.drafts import drop_draft, keep_draft
from recommendations.edit_forms import MoveForm, NameForm
from recommendations.models import RecommendationSet
from recommendations.selectors.entries import shown_entry
from recommendations.selectors.sets import set_for
from recommendations.services.editing import (
    NoLongerEditable,
    move_track,
    put_back,
    remove_track,
    rename_set,
)


@require_POST
@paced("edit", times=SMALL_CHANGES)
def remove(request: HttpRequest, set_id: UUID, track_id: int) -> HttpResponse:
    chosen = set_for(request, set_id)
    anchor = f"removed-{shown_entry(chosen, track_id).position}"
    return _changed(request, chosen, lambda: remove_track(chosen, track_id), lambda: anchor)


@require_POST
@paced("edit", times=SMALL_CHANGES)
def restore(request: HttpRequest, set_id: UUID, track_id: int) -> HttpResponse:
    chosen = set_for(request, set_id)
    anchor = f"card-{shown_entry(chosen, track_id).position}"
    return _changed(request, chosen, lambda: put_back(chosen, track_id), lambda: anchor)


@require_POST
@paced("edit", times=SMALL_CHANGES)
def move(request: HttpRequest, set_id: UUID, track_id: int) -> HttpResponse:
    chosen = set_for(request, set_id)
    shown_entry(chosen, track_id)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("Say which place the track is to have.")
    to = form.cleaned_data["to"]
    return _changed(
        request,
        chosen,
        lambda: move_track(chosen, track_id, to=to),
        lambda: f"card-{shown_entry(chosen, track_id).position}",
    )


@require_POST
@paced("edit", times=SMALL_CHANGES)
def rename(request: HttpRequest, set_id: UUID) -> HttpResponse:
    chosen = set_for(request, set_id)
    keep_draft(request, set_id)
    form = NameForm(request.POST)
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, str(errors[0]))
        return redirect("recommendations:set", set_id)

    def change() -> None:
        words = form.cleaned_data["description"] if "description" in request.POST else None
        rename_set(chosen, form.cleaned_data["name"], words)
        drop_draft(request, set_id)

    return _changed(request, chosen, change, lambda: "tracks")


def _changed(
    request: HttpRequest,
    chosen: RecommendationSet,
    change: Callable[[], None],
    anchor: Callable[[], str],
) -> HttpResponse:
    """Back to the page, at what was changed; `anchor` is asked after the change."""
    page = reverse("recommendations:set", args=[chosen.id])
    try:
        change()
    except NoLongerEditable as problem:
        messages.error(request, str(problem))
        return redirect(page)
    except RecommendationSet.DoesNotExist as gone:
        raise Http404("The set was deleted meanwhile.") from gone
    return redirect(f"{page}#{anchor()}")

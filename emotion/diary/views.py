"""The mood diary: its page, and what can be done there. Only with one's own."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from emotion.diary import services, words
from emotion.diary.forms import (
    DELETE,
    NOTHING,
    ON_THE_SET,
    YES,
    AnswerForm,
    ForgetForm,
    NoteForm,
    TurnOffForm,
    ZoneForm,
)
from emotion.diary.page import diary_page
from emotion.diary.selectors import entry_of
from emotion.labels import LABELS, Emotion
from emotion.models import DiaryEntry
from music.pace import SMALL_CHANGES, paced
from music.requests import AuthenticatedHttpRequest
from music.signed_in import signed_in

DIARY = "diary:diary"


@require_safe
@never_cache
@login_required
def show(request: AuthenticatedHttpRequest) -> HttpResponse:
    page = diary_page(request.user, request.GET)
    with timezone.override(page.choice.zone):
        return render(request, "diary/diary.html", {"page": page, "labels": LABELS})


@require_POST
@signed_in(DIARY)
@paced("diary", times=SMALL_CHANGES)
def on(request: AuthenticatedHttpRequest) -> HttpResponse:
    services.turn_on(request.user, _zone(request))
    messages.success(request, words.TURNED_ON)
    return redirect(DIARY)


@require_POST
@signed_in(DIARY)
@paced("diary", times=SMALL_CHANGES)
def off(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = TurnOffForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("What is in the diary is kept or deleted.")
    deletes = form.cleaned_data["entries"] == DELETE
    services.turn_off(request.user, delete=deletes)
    said = words.TURNED_OFF_AND_DELETED if deletes else words.TURNED_OFF_AND_KEPT
    messages.success(request, said)
    return redirect(DIARY)


@require_POST
@signed_in(DIARY)
@paced("diary", times=SMALL_CHANGES)
def zone(request: AuthenticatedHttpRequest) -> HttpResponse:
    services.set_zone(request.user, _zone(request))
    return redirect(DIARY)


@require_POST
@signed_in(DIARY)
@paced("diary", times=SMALL_CHANGES)
def answer(request: AuthenticatedHttpRequest, entry_id: int) -> HttpResponse:
    """Whether the reading was right, asked on the diary's page and on the set's."""
    entry = entry_of(request.user, entry_id)
    form = AnswerForm(request.POST)
    if not form.is_valid() or entry.origin == DiaryEntry.Origin.HAND:
        return HttpResponseBadRequest("A reading was right, or one of seven emotions.")
    said = form.cleaned_data["answer"]
    if said == YES:
        services.say_right(entry)
    elif said == NOTHING:
        services.take_back(entry)
    else:
        services.correct(entry, Emotion(said))
    return redirect(_back(request, entry))


@require_POST
@signed_in(DIARY)
@paced("diary", times=SMALL_CHANGES)
def note(request: AuthenticatedHttpRequest, entry_id: int) -> HttpResponse:
    entry = entry_of(request.user, entry_id)
    form = NoteForm(request.POST)
    if form.is_valid():
        services.write_note(entry, form.cleaned_data["note"])
    else:
        for problem in form.errors.get("note", ()):
            messages.error(request, str(problem))
    return redirect(_back(request, entry))


@require_POST
@signed_in(DIARY)
@paced("diary", times=SMALL_CHANGES)
def delete(request: AuthenticatedHttpRequest, entry_id: int) -> HttpResponse:
    services.delete_entry(entry_of(request.user, entry_id))
    messages.success(request, words.ENTRY_DELETED)
    return redirect(f"{_page(request)}#entries")


@require_POST
@signed_in(DIARY)
def forget(request: AuthenticatedHttpRequest) -> HttpResponse:
    if ForgetForm(request.POST).is_valid():
        services.delete_all(request.user)
        messages.success(request, words.FORGOTTEN)
    else:
        messages.error(request, words.CONFIRM_FIRST)
    return redirect(DIARY)


def _zone(request: HttpRequest) -> str:
    form = ZoneForm(request.POST)
    return str(form.cleaned_data["zone"]) if form.is_valid() else ""


def _back(request: HttpRequest, entry: DiaryEntry) -> str:
    """Where the button stood: the set's page, or the entry on its page of the diary."""
    if request.POST.get("from") == ON_THE_SET and entry.set_id:
        return reverse("recommendations:set", args=[entry.set_id])
    return f"{_page(request)}#entry-{entry.pk}"


def _page(request: HttpRequest) -> str:
    number = request.POST.get("page", "")
    return f"{reverse(DIARY)}?page={number}" if number.isdecimal() else reverse(DIARY)

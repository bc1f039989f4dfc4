"""Thumbs, and less of an artist: given on the cards of one's own sets, taken back anywhere."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from music.pace import SMALL_CHANGES, paced
from music.requests import AuthenticatedHttpRequest
from music.signed_in import signed_in, to_sign_in
from recommendations.edit_forms import THUMBS, LessForm, ThumbForm
from recommendations.selectors.entries import shown_entry
from recommendations.selectors.sets import set_for
from recommendations.services.opinions import (
    forget_answers,
    forget_less_of_artist,
    forget_thumb,
    set_less_of_artist,
    set_thumb,
)


@require_POST
@paced("opinion", times=SMALL_CHANGES)
def thumb(request: HttpRequest, set_id: UUID, track_id: int) -> HttpResponse:
    # Only of what the asker was shown: nobody can walk the catalogue through this.
    entry = shown_entry(set_for(request, set_id), track_id)
    if not isinstance(request.user, User):
        return to_sign_in(_page(set_id))
    form = ThumbForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("A thumb is up, down or none.")
    set_thumb(request.user, entry.track, THUMBS[form.cleaned_data["thumb"]])
    return redirect(f"{_page(set_id)}#card-{entry.position}")


@require_POST
@paced("opinion", times=SMALL_CHANGES)
def less(request: HttpRequest, set_id: UUID, track_id: int) -> HttpResponse:
    entry = shown_entry(set_for(request, set_id), track_id)
    if not isinstance(request.user, User):
        return to_sign_in(_page(set_id))
    form = LessForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("Less of an artist is yes or no.")
    set_less_of_artist(request.user, entry.track, form.cleaned_data["less"] == "yes")
    return redirect(f"{_page(set_id)}#card-{entry.position}")


@require_POST
@signed_in("profile")
@paced("opinion", times=SMALL_CHANGES)
def take_back_thumb(request: AuthenticatedHttpRequest, track_id: int) -> HttpResponse:
    forget_thumb(request.user, track_id)
    return redirect(_profile(request))


@require_POST
@signed_in("profile")
@paced("opinion", times=SMALL_CHANGES)
def take_back_less(request: AuthenticatedHttpRequest, track_id: int) -> HttpResponse:
    forget_less_of_artist(request.user, track_id)
    return redirect(_profile(request))


@require_POST
@signed_in("profile")
def forget(request: AuthenticatedHttpRequest) -> HttpResponse:
    forget_answers(request.user)
    messages.success(request, _("All your answers are forgotten."))
    return redirect(f"{reverse('profile')}#answers")


def _page(set_id: UUID) -> str:
    return reverse("recommendations:set", args=[set_id])


def _profile(request: HttpRequest) -> str:
    """The profile's page of answers that a button stood on."""
    query = urlencode({"answers": request.POST.get("page", "")})
    return f"{reverse('profile')}?{query}#answers"

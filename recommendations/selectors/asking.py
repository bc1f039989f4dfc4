"""What the home page lets a listener choose."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import HttpRequest, QueryDict

from recommendations.choices_form import ChoicesForm
from recommendations.selectors.taste import taste_view
from recommendations.selectors.usual_choices import usual_choices
from recommendations.wish_form import WishForm, filled_by

ALWAYS_VISIBLE = {"goal"}


@dataclass(frozen=True)
class Asking:
    """``form`` has the fields that are offered to this listener. ``is_open`` says whether
    one of those that are folded away is set.
    """

    form: WishForm
    is_open: bool


def asking(request: HttpRequest) -> Asking:
    """The choices of whoever asks: those of the address, or without any their usual ones."""
    said = request.GET.keys() & ChoicesForm.base_fields.keys()
    return _asking(request, request.GET if said else _usual(request))


def usually_asking(request: HttpRequest) -> Asking:
    """The usual choices, to be changed."""
    return _asking(request, _usual(request))


def _asking(request: HttpRequest, query: QueryDict) -> Asking:
    form = filled_by(query)
    if not _has_taste(request):
        del form.fields["familiarity"]
    return Asking(form, is_open=bool(form.initial.keys() & form.fields.keys() - ALWAYS_VISIBLE))


def _usual(request: HttpRequest) -> QueryDict:
    return usual_choices(request.user) if isinstance(request.user, User) else QueryDict("")


def _has_taste(request: HttpRequest) -> bool:
    if not isinstance(request.user, User):
        return False
    taste = taste_view(request.user, next_url=request.path)
    return taste.is_offered and bool(taste.source)

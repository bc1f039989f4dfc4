"""What the home page lets a listener choose."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import HttpRequest

from recommendations.selectors.taste import taste_view
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
    """The choices of whoever asks, as far as the address does not set them."""
    form = filled_by(request.GET)
    if not _has_taste(request):
        del form.fields["familiarity"]
    return Asking(form, is_open=bool(form.initial.keys() & form.fields.keys() - ALWAYS_VISIBLE))


def _has_taste(request: HttpRequest) -> bool:
    if not isinstance(request.user, User):
        return False
    taste = taste_view(request.user, next_url=request.path)
    return taste.is_offered and bool(taste.source)

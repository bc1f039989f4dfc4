"""What the page of a set offers around its cards: its name, and what answers do."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import HttpRequest

from recommendations.models import RecommendationSet
from recommendations.naming import NAME_LENGTH, default_name, name_of
from recommendations.selectors.entries import is_editable
from recommendations.selectors.opinions import Answers, answers_of


@dataclass(frozen=True)
class EditView:
    """`answers` is None for a visitor, who has no thumbs."""

    editable: bool
    name: str
    own_name: str
    default_name: str
    name_length: int
    answers: Answers | None


def edit_view(request: HttpRequest, chosen: RecommendationSet) -> EditView:
    user = request.user
    return EditView(
        editable=is_editable(chosen),
        name=name_of(chosen),
        own_name=chosen.name,
        default_name=default_name(chosen),
        name_length=NAME_LENGTH,
        answers=answers_of(user) if isinstance(user, User) else None,
    )

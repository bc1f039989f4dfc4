"""What the page of a set offers around its cards: its name, and what answers do."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.http import HttpRequest

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.naming import default_words, name_of
from recommendations.selectors.details import Details, details_of
from recommendations.selectors.entries import is_editable
from recommendations.selectors.opinions import Answers, answers_of
from recommendations.selectors.same_playlist import is_in_playlist


@dataclass(frozen=True)
class EditView:
    """``answers`` is None for a visitor, who has no thumbs. ``is_in_playlist`` says that there
    is a playlist in Spotify which can be removed.
    """

    is_in_playlist: bool
    editable: bool
    name: str
    details: Details
    answers: Answers | None


def edit_view(request: HttpRequest, chosen: RecommendationSet) -> EditView:
    user = request.user
    saved = SavedPlaylist.objects.filter(set=chosen).first()
    name, words = name_of(chosen), chosen.description or default_words(chosen)
    return EditView(
        is_in_playlist=saved is not None and is_in_playlist(saved),
        editable=is_editable(chosen),
        name=name,
        details=details_of(request, chosen, name=name, words=words),
        answers=answers_of(user) if isinstance(user, User) else None,
    )

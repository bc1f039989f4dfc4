"""How much somebody would lose who deletes their account."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.selectors.opinions import answers_of


@dataclass(frozen=True)
class Holdings:
    """Counts; ``saving`` are the saved playlists that a worker is still to go on with."""

    sets: int
    playlists: int
    saving: int
    answers: int


def holdings_of(user: User) -> Holdings:
    playlists = SavedPlaylist.objects.filter(owner=user)
    return Holdings(
        sets=RecommendationSet.objects.filter(owner=user).count(),
        playlists=playlists.count(),
        saving=playlists.filter(retry_at__isnull=False).count(),
        answers=answers_of(user).given,
    )

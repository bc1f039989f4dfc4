"""Which of Spotify's sources of tracks this site uses, and what stands in the way."""

from __future__ import annotations

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from recommendations.models import SourceOff, SpotifyPause

RECOMMENDATIONS = "recommendations"


def recommends() -> bool:
    """Whether Spotify's own recommendations are asked for: allowed, and not refused yet."""
    return bool(settings.SPOTIFY_RECOMMENDATIONS) and refused(RECOMMENDATIONS) is None


def refused(source: str) -> SourceOff | None:
    return SourceOff.objects.filter(source=source).first()


def pauses() -> QuerySet[SpotifyPause]:
    """Those that are not over."""
    return SpotifyPause.objects.filter(until__gt=timezone.now()).order_by("group")

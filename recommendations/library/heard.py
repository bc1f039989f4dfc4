"""What a listener plays, as the engine takes it."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.utils import timezone

from recommendations.engine.request import Heard
from recommendations.library.recency import weights
from recommendations.models import TasteTrack


def heard_tracks(owner: User | None, *, now: datetime | None = None) -> tuple[Heard, ...]:
    """The stored taste of `owner`, and of nobody else: one query, no call to Spotify.

    Empty without an owner, where the listener has not turned it on, and where the operator
    has turned it off.
    """
    if owner is None or not settings.LISTENER_TASTE:
        return ()
    played = TasteTrack.objects.filter(taste__owner_id=owner.pk).order_by("track_id")
    rows = list(played.values_list("track_id", "at"))
    counted = weights([at for _, at in rows], now or timezone.now())
    return tuple(
        Heard(track_id, weight) for (track_id, _), weight in zip(rows, counted, strict=True)
    )

"""What a listener plays, as the engine takes it."""

from __future__ import annotations

from collections.abc import Mapping
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
    return heard_at(dict(played.values_list("track_id", "at")), now or timezone.now())


def heard_at(moments: Mapping[int, datetime | None], now: datetime) -> tuple[Heard, ...]:
    """Tracks by their ids, each weighted by how long before `now` its moment is."""
    counted = weights(list(moments.values()), now)
    return tuple(Heard(track_id, weight) for track_id, weight in zip(moments, counted, strict=True))

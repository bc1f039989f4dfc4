from __future__ import annotations

from datetime import timedelta
from io import StringIO

from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from recommendations.models import RecommendationSet, Track


def test_visitors_sets_go_after_24_hours_and_owned_ones_stay(
    alices_set: RecommendationSet, tracks: list[Track]
) -> None:
    for _ in range(2):
        Client().post("/recommendations/", {"emotion": "happy"})
    old, young = RecommendationSet.objects.filter(owner=None)
    long_ago = timezone.now() - timedelta(hours=24, minutes=1)
    RecommendationSet.objects.exclude(pk=young.pk).update(created_at=long_ago)

    out = StringIO()
    call_command("delete_unowned_sets", stdout=out)

    assert out.getvalue().startswith("Deleted 1 unowned sets.\n")
    assert set(RecommendationSet.objects.all()) == {alices_set, young}
    assert Track.objects.count() == len(tracks)

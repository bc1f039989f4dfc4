"""What a listener chooses beside the mood unless they say otherwise."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import QueryDict

from recommendations.models import UsualChoices


def usual_choices(owner: User) -> QueryDict:
    """As the query of an address, empty where nothing was kept."""
    kept = UsualChoices.objects.filter(owner=owner).values_list("query", flat=True).first()
    return QueryDict(kept or "")

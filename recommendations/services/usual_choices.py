"""Keeps what a listener chooses beside the mood unless they say otherwise."""

from __future__ import annotations

from django.contrib.auth.models import User

from recommendations.models import UsualChoices


def keep_usual_choices(owner: User, query: str) -> None:
    """`query` is that of `WishForm.address`; an empty one forgets them."""
    if query:
        UsualChoices.objects.update_or_create(owner=owner, defaults={"query": query})
    else:
        UsualChoices.objects.filter(owner=owner).delete()

"""Accounts made for screenshots, whose answers never count in any share."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.db.models import QuerySet

# The name of a group of django.contrib.auth: whoever is in it is a demo account. A group,
# and no flag of ours, since the admin shows it and no table is needed for it.
DEMO_GROUP = "demo"


def demo_accounts() -> QuerySet[User]:
    return User.objects.filter(groups__name=DEMO_GROUP)

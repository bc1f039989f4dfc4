"""Sign-in moves a visitor's sets to the account, once."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in
from django.http import HttpRequest

from recommendations.services.sets import claim_sets
from recommendations.visitors import stop_being_visitor


def claim(request: HttpRequest | None, user: User, **_: Any) -> None:
    if request is not None and (visitor := stop_being_visitor(request)):
        claim_sets(visitor=visitor, owner=user)


def connect() -> None:
    user_logged_in.connect(claim, dispatch_uid="claim_sets")

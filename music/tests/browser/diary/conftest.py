from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page

from emotion.diary.services import turn_on
from emotion.labels import LABELS
from emotion.models import DiaryEntry
from music.tests.browser.conftest import Visit
from recommendations.services.sets import create_set
from recommendations.wishes import Wish

PASSWORD = "alice-has-a-password"
SignIn = Callable[[Visit], Page]


@pytest.fixture
def listener(starter: None) -> User:
    """Alice, with a diary of five weeks and a set of today."""
    user = User.objects.create_user("alice", password=PASSWORD)
    turn_on(user, "Europe/Berlin")
    now = timezone.now()
    for ago in range(1, 36):
        top = LABELS[ago % len(LABELS)]
        DiaryEntry.objects.create(
            owner=user,
            at=now - timedelta(days=ago, hours=ago),
            origin=DiaryEntry.Origin.CAMERA,
            probabilities=[0.64 if label == top else 0.06 for label in LABELS],
            note="A walk by the river." if ago % 5 == 0 else "",
        )
    read = (0.1, 0.05, 0.05, 0.6, 0.05, 0.05, 0.1)
    create_set(wish=Wish(probabilities=read, origin="camera"), owner=user)
    return user


@pytest.fixture
def sign_in(listener: User) -> SignIn:
    """Sign Alice in; gives the page."""

    def signed_in(one: Visit) -> Page:
        page = one.open("/accounts/login/?next=/privacy/")
        page.get_by_label("Username").fill(listener.username)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_url("**/privacy/")
        return page

    return signed_in

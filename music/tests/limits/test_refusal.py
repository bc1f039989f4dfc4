from __future__ import annotations

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory

from music.limits import Limit, refusal
from music.models import RecentUse

pytestmark = pytest.mark.django_db

MINUTE = 60


def request_of(session: str | None, address: str = "192.0.2.1") -> HttpRequest:
    request = RequestFactory().post("/", REMOTE_ADDR=address)
    request.session = SessionStore(session)
    return request


def ask(request: HttpRequest, *, session: int = 2, address: int = 4) -> bool:
    wait = refusal(
        request, "set", per_session=Limit(session, MINUTE), per_address=Limit(address, MINUTE)
    )
    assert wait is None or 0 < wait <= MINUTE
    return wait is None


def test_a_session_has_its_own_limit() -> None:
    alice = request_of("of-alice-1")
    assert [ask(alice) for _ in range(3)] == [True, True, False]
    assert ask(request_of("of-bob-111"))


def test_an_address_has_its_own_limit() -> None:
    passed = [ask(request_of(f"session-{number}")) for number in range(6)]
    assert passed == [True] * 4 + [False] * 2


def test_without_a_session_only_the_address_counts() -> None:
    assert [ask(request_of(None)) for _ in range(5)] == [True] * 4 + [False]


def test_invented_sessions_make_no_rows_once_their_address_is_used_up() -> None:
    for number in range(50):
        ask(request_of(f"invented-{number}"))
    assert RecentUse.objects.count() == 1 + 4


def test_rows_name_neither_session_nor_address() -> None:
    ask(request_of("of-alice-1"))
    for row in RecentUse.objects.all():
        assert "alice" not in row.key
        assert "192.0.2" not in row.key
        assert str(row) == "set"

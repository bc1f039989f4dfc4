from __future__ import annotations

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from music.visitors import client_address, identify


def request_from(address: str, forwarded: str | None = None) -> HttpRequest:
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    request = RequestFactory().get("/", REMOTE_ADDR=address, headers=headers)
    request.session = SessionStore(None)
    return request


@pytest.mark.parametrize(
    ("proxies", "forwarded", "expected"),
    [
        (0, None, "10.0.0.1"),
        (0, "192.0.2.1", "10.0.0.1"),
        (1, None, "10.0.0.1"),
        (1, "192.0.2.1", "192.0.2.1"),
        (1, "203.0.113.9, 192.0.2.1", "192.0.2.1"),
        (1, "203.0.113.9,192.0.2.1 ", "192.0.2.1"),
        (2, "203.0.113.9, 192.0.2.1, 10.0.0.2", "192.0.2.1"),
        (2, "192.0.2.1", "10.0.0.1"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "", "10.0.0.1"),
        (1, "unknown", "10.0.0.1"),
        (1, "192.0.2.1, <script>", "10.0.0.1"),
        (1, "192.0.2.1:4711", "10.0.0.1"),
    ],
)
def test_only_what_our_own_proxies_wrote_is_believed(
    settings: Settings, proxies: int, forwarded: str | None, expected: str
) -> None:
    settings.TRUSTED_PROXIES = proxies
    assert client_address(request_from("10.0.0.1", forwarded)) == expected


def test_one_customer_of_ipv6_is_one_visitor() -> None:
    first, second, other = (
        identify(request_from(address)).address
        for address in ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")
    )
    assert first == second != other


def test_neighbours_of_ipv4_are_different_visitors() -> None:
    assert identify(request_from("192.0.2.1")) != identify(request_from("192.0.2.2"))


def test_ipv4_written_as_ipv6_is_the_same_visitor() -> None:
    assert identify(request_from("::ffff:192.0.2.1")) == identify(request_from("192.0.2.1"))


@pytest.mark.parametrize("address", ["", "unix:", "fe80::1%eth0"])
def test_an_unusual_address_is_still_a_visitor(address: str) -> None:
    assert len(identify(request_from(address)).address) == 64


def test_without_a_session_there_is_only_the_address() -> None:
    visitor = identify(request_from("192.0.2.1"))
    assert visitor.session is None
    assert visitor.keys == (visitor.address,)


def test_keys_are_hashes_that_depend_on_the_secret_key(settings: Settings) -> None:
    request = request_from("192.0.2.1")
    request.session = SessionStore("a-session-key")
    before = identify(request)
    assert all(len(key) == 64 and set(key) <= set("0123456789abcdef") for key in before.keys)
    settings.SECRET_KEY = "another"
    assert set(identify(request).keys).isdisjoint(before.keys)

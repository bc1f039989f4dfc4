from __future__ import annotations

import pytest

from recommendations.spotify import addresses


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "127.0.0.2", "0.0.0.0", "[::1]", "localhost", "localhost.", "a.localhost"]
)
@pytest.mark.parametrize("part", ["accounts", "api", "web"])
def test_every_spelling_of_this_machine_is_known(host: str, part: str) -> None:
    assert addresses.real(**{part: f"https://{host}:8001"}).is_loopback


@pytest.mark.parametrize("host", ["accounts.spotify.com", "gateway.example.org", "10.0.0.7"])
def test_other_machines_are_not_this_one(host: str) -> None:
    assert not addresses.real(api=f"https://{host}").is_loopback


def test_a_search_address_quotes_what_people_put_into_titles() -> None:
    address = addresses.real().search("What's/Up?", "4 Non & Blondes")
    assert address.endswith("/search/What%27s%2FUp%3F%204%20Non%20%26%20Blondes")

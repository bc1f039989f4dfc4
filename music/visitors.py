"""Who a request comes from, for counting and nothing else."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac


@dataclass(frozen=True)
class Visitor:
    """Keyed hashes (64 hex digits) of an address and, where there is one, a session.

    Neither can be turned back without the site's secret key.
    """

    address: str
    session: str | None

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.address,) if self.session is None else (self.address, self.session)


def identify(request: HttpRequest) -> Visitor:
    session = request.session.session_key
    return Visitor(
        address=_hashed("address", _network(client_address(request))),
        session=_hashed("session", session) if session else None,
    )


def client_address(request: HttpRequest) -> str:
    """The client's IP address as text.

    X-Forwarded-For is believed only as far as ``TRUSTED_PROXIES`` of our own proxies
    wrote it, counted from its right end: anything further left is the client's claim.
    A header too short or not made of addresses is ignored.
    """
    direct = str(request.META.get("REMOTE_ADDR", ""))
    proxies: int = settings.TRUSTED_PROXIES
    if proxies < 1:
        return direct
    forwarded = request.headers.get("X-Forwarded-For", "").split(",")
    if len(forwarded) < proxies:
        return direct
    try:
        return str(ipaddress.ip_address(forwarded[-proxies].strip()))
    except ValueError:
        return direct


def _network(address: str) -> str:
    """One IPv4 address, or the /64 network that one IPv6 customer can pick from."""
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


def _hashed(kind: str, value: str) -> str:
    return salted_hmac(f"music.visitors.{kind}", value, algorithm="sha256").hexdigest()

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests
from django.test import Client

from recommendations.spotify.standin.server import StandinServer


@dataclass
class Visit:
    """A browser at the site, and what it does at Spotify when sent there."""

    site: Client
    standin: StandinServer

    def start(self, process: str = "login", next_url: str = "") -> str:
        """Press 'Sign in with Spotify'; returns the address at Spotify."""
        query = {"process": process} | ({"next": next_url} if next_url else {})
        response = self.site.post("/accounts/spotify/login/", query_params=query)
        assert response.status_code == 302
        return str(response.headers["Location"])

    def decide(self, address: str, *, listener: str = "", decision: str = "agree") -> str:
        """Answer Spotify's question; returns the address it leads back to."""
        with requests.Session() as spotify:
            page = spotify.get(address, timeout=5).text
            nonce = page.split('name="standin_form" value="')[1].split('"')[0]
            known = [part.split('"')[0] for part in page.split('name="listener" value="')[1:]]
            form = {
                "standin_form": nonce,
                "listener": listener or known[0],
                "decision": decision,
            }
            answer = spotify.post(address, data=form, allow_redirects=False, timeout=5)
        return str(answer.headers["Location"])

    def come_back(self, address: str) -> Any:
        parts = urlsplit(address)
        return self.site.get(f"{parts.path}?{parts.query}")

    def sign_in(self, process: str = "login", next_url: str = "", listener: str = "") -> Any:
        return self.come_back(self.decide(self.start(process, next_url), listener=listener))


def query_of(address: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}

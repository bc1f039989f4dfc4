"""What an app does at Spotify, over HTTP and by the documented steps only."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import requests

from recommendations.spotify.standin.listeners import LISTENERS, Listener
from recommendations.spotify.standin.oauth import SCOPES, challenge_of

CALLBACK = "http://127.0.0.1:8000/accounts/spotify/login/callback/"
CLIENT = ("wmusic-demo", "not-a-secret")
VERIFIER = "a-verifier-of-more-than-forty-three-characters"
TIMEOUT_S = 20


def listener(name: str) -> Listener:
    return next(one for one in LISTENERS if one.display_name == name)


@dataclass(frozen=True)
class DemoApp:
    origin: str
    tokens: dict[str, Any] = field(default_factory=dict)

    def authorize_address(self, **changes: str | None) -> str:
        query: dict[str, str | None] = {
            "client_id": CLIENT[0],
            "response_type": "code",
            "redirect_uri": CALLBACK,
            "scope": " ".join(SCOPES),
            "state": "a-state",
            **changes,
        }
        wanted = {name: value for name, value in query.items() if value is not None}
        address = requests.Request("GET", f"{self.origin}/authorize", params=wanted).prepare().url
        return address or ""

    def consent(
        self, name: str = "Ada", decision: str = "agree", **changes: str | None
    ) -> requests.Response:
        """Open the page, press a button and return the redirect, which is not followed."""
        address = self.authorize_address(**changes)
        with requests.Session() as browser:
            page = browser.get(address, timeout=TIMEOUT_S)
            nonce = re.search(r'name="standin_form" value="([^"]+)"', page.text)
            if nonce is None:
                return page
            form = {"standin_form": nonce[1], "listener": listener(name).id, "decision": decision}
            return browser.post(address, form, allow_redirects=False, timeout=TIMEOUT_S)

    def code(self, name: str = "Ada", **changes: str | None) -> str:
        return answer_of(self.consent(name, "agree", **changes))["code"]

    def ask_token(self, *, auth: Any = CLIENT, **form: str) -> requests.Response:
        return requests.post(f"{self.origin}/api/token", form, auth=auth, timeout=TIMEOUT_S)

    def exchange(self, code: str, **changes: str) -> requests.Response:
        form = {"grant_type": "authorization_code", "code": code, "redirect_uri": CALLBACK}
        return self.ask_token(**{**form, **changes})

    def refresh(self, *, auth: Any = CLIENT, **changes: str) -> requests.Response:
        form = {"grant_type": "refresh_token", "refresh_token": self.tokens["refresh_token"]}
        return self.ask_token(auth=auth, **{**form, **changes})

    def signed_in(self, name: str, scope: str = " ".join(SCOPES), *, pkce: bool = False) -> DemoApp:
        if not pkce:
            reply = self.exchange(self.code(name, scope=scope))
        else:
            asked = {"code_challenge": challenge_of(VERIFIER), "code_challenge_method": "S256"}
            code = self.code(name, scope=scope, **asked)
            reply = self.exchange(code, code_verifier=VERIFIER)
        reply.raise_for_status()
        return replace(self, tokens=reply.json())

    def call(self, method: str, path: str, **kwargs: Any) -> requests.Response:
        """Call the Web API; `path` is what follows ``/v1/``."""
        token = self.tokens.get("access_token")
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        headers.update(kwargs.pop("headers", {}))
        address = f"{self.origin}/v1/{path}"
        return requests.request(method, address, headers=headers, timeout=TIMEOUT_S, **kwargs)

    def get(self, path: str, **params: Any) -> requests.Response:
        return self.call("GET", path, params=params)

    def new_playlist(self, name: str = "A mood", *, track_ids: tuple[str, ...] = ()) -> str:
        reply = self.call("POST", "me/playlists", json={"name": name})
        playlist_id = str(reply.json()["id"])
        if track_ids:
            self.add(playlist_id, *track_ids).raise_for_status()
        return playlist_id

    def add(self, playlist_id: str, *track_ids: str) -> requests.Response:
        uris = [f"spotify:track:{track_id}" for track_id in track_ids]
        return self.call("POST", f"playlists/{playlist_id}/items", json={"uris": uris})

    def track_ids(self, playlist_id: str) -> list[str]:
        page = self.get(f"playlists/{playlist_id}/items", limit=50).json()
        return [element["item"]["id"] for element in page["items"]]

    def liked_ids(self, count: int) -> tuple[str, ...]:
        """Some ids that exist."""
        page = self.get("me/tracks", limit=count).json()
        return tuple(element["track"]["id"] for element in page["items"])

    def control(self, method: str, path: str, json: Any = None) -> requests.Response:
        """Use the stand-in's own controls, such as ``_faults``."""
        address = f"{self.origin}/{path}"
        return requests.request(method, address, json=json, timeout=TIMEOUT_S)

    def fail(self, endpoint: str, kind: str, **order: Any) -> None:
        reply = self.control("POST", "_faults", {"endpoint": endpoint, "kind": kind, **order})
        reply.raise_for_status()

    def page(self, path: str) -> requests.Response:
        return requests.get(f"{self.origin}/{path}", timeout=TIMEOUT_S)


def answer_of(redirect: requests.Response) -> dict[str, str]:
    """Return the query that the redirect hands to the app."""
    query = urlsplit(redirect.headers["Location"]).query
    return {name: values[0] for name, values in parse_qs(query).items()}

"""A sign-in at the stand-in without a browser, for accounts made for screenshots."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import requests
from django.conf import settings

from recommendations.spotify.errors import Unavailable
from recommendations.spotify.scopes import EVERY_SCOPE
from recommendations.spotify.sessions import TIMEOUT_S
from recommendations.spotify.standin.listeners import Listener
from recommendations.spotify.standin.own_form import FORM_COOKIE
from recommendations.spotify.token_endpoint import Grant, exchange

# Only a name: nothing follows the redirect.
CALLBACK = "http://127.0.0.1:8000/accounts/spotify/login/callback/"


def grant_of(listener: Listener) -> Grant:
    """What `listener` gives an app that asks for everything. Raises Unavailable where no
    stand-in answers."""
    question = {
        "client_id": settings.SPOTIFY_CLIENT_ID,
        "response_type": "code",
        "redirect_uri": CALLBACK,
        "scope": " ".join(sorted(EVERY_SCOPE)),
    }
    try:
        with requests.Session() as browser:
            page = browser.get(settings.SPOTIFY.authorize, params=question, timeout=TIMEOUT_S)
            nonce = re.search(rf'name="{FORM_COOKIE}" value="([^"]+)"', page.text)
            if nonce is None:
                raise Unavailable
            form = {FORM_COOKIE: nonce[1], "listener": listener.id, "decision": "agree"}
            reply = browser.post(page.url, form, allow_redirects=False, timeout=TIMEOUT_S)
    except requests.RequestException as failure:
        raise Unavailable from failure
    code = parse_qs(urlsplit(reply.headers.get("Location", "")).query).get("code")
    if not code:
        raise Unavailable
    return exchange(code[0], redirect_uri=CALLBACK, verifier="")

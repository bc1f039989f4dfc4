"""The consent page of accounts.spotify.com."""

from __future__ import annotations

import re
import secrets
import time
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string

from recommendations.spotify.standin.listeners import LISTENERS, Listener, listener_by_id
from recommendations.spotify.standin.oauth import SCOPES, digest, is_allowed_redirect, new_secret
from recommendations.spotify.standin.refusals import PageRefusal
from recommendations.spotify.standin.standin import StandinRequest
from recommendations.spotify.standin.state import Code

CODE_LIFETIME_S = 600
# Cookies ignore ports, so the site gets these, too; the names must not be the site's.
LISTENER_COOKIE = "standin_listener"
FORM_COOKIE = "standin_form"
COOKIE_PATH = "/authorize"
YEAR_S = 365 * 24 * 3600


@dataclass(frozen=True)
class Wish:
    """What the app asks for; ``challenge`` is empty without PKCE."""

    redirect_uri: str
    state: str
    scopes: list[str]
    challenge: str

    def address(self, **answer: str) -> str:
        """Where to send the listener back to, `state` included as it came."""
        if self.state:
            answer["state"] = self.state
        joint = "&" if urlsplit(self.redirect_uri).query else "?"
        return f"{self.redirect_uri}{joint}{urlencode(answer)}"

    @property
    def redirect_origin(self) -> str:
        parts = urlsplit(self.redirect_uri)
        return f"{parts.scheme}://{parts.netloc}"


def ask(request: StandinRequest) -> HttpResponse:
    wish = _wish(request.GET, request.standin.app.client_id)
    nonce = request.COOKIES.get(FORM_COOKIE, "")
    if not re.fullmatch(r"[\w-]{43}", nonce, re.ASCII):
        nonce = secrets.token_urlsafe(32)
    context = {
        "client_id": request.standin.app.client_id,
        "scopes": [SCOPES[scope] for scope in wish.scopes],
        "listeners": LISTENERS,
        "chosen": _remembered(request).id,
        "nonce": nonce,
        "redirect_host": urlsplit(wish.redirect_uri).netloc,
    }
    response = HttpResponse(render_to_string("standin/authorize.html", context))
    _set_cookie(response, FORM_COOKIE, nonce)
    # Chromium applies form-action to the redirect that follows the form.
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
        f"frame-ancestors 'none'; form-action 'self' {wish.redirect_origin}"
    )
    response["Cache-Control"] = "no-store"
    return response


def decide(request: StandinRequest) -> HttpResponse:
    wish = _wish(request.GET, request.standin.app.client_id)
    _require_own_form(request)
    decision = request.POST.get("decision")
    if decision == "cancel":
        return HttpResponseRedirect(wish.address(error="access_denied"))
    listener = listener_by_id(request.POST.get("listener", ""))
    if decision != "agree" or listener is None:
        raise PageRefusal(400, "Choose a listener, then agree or cancel.")
    response = HttpResponseRedirect(wish.address(code=_new_code(request, wish, listener)))
    _set_cookie(response, LISTENER_COOKIE, listener.id)
    return response


def _wish(query: QueryDict, client_id: str) -> Wish:
    scopes = query.get("scope", "").split()
    challenge = query.get("code_challenge", "")
    if query.get("client_id") != client_id:
        raise PageRefusal(400, "INVALID_CLIENT: Invalid client")
    if not is_allowed_redirect(query.get("redirect_uri", "")):
        raise PageRefusal(400, "INVALID_CLIENT: Invalid redirect URI")
    if query.get("response_type") != "code":
        raise PageRefusal(400, "response_type must be code")
    if not set(scopes) <= SCOPES.keys():
        raise PageRefusal(400, "INVALID_SCOPE: Invalid scope")
    if query.get("code_challenge_method", "") != ("S256" if challenge else ""):
        raise PageRefusal(400, "code_challenge_method must be S256")
    return Wish(
        query.get("redirect_uri", ""), query.get("state", ""), sorted(set(scopes)), challenge
    )


def _require_own_form(request: StandinRequest) -> None:
    cookie, sent = request.COOKIES.get(FORM_COOKIE, ""), request.POST.get(FORM_COOKIE, "")
    if not cookie or not secrets.compare_digest(cookie.encode(), sent.encode()):
        raise PageRefusal(403, "This form did not come from the stand-in's own page.")


def _remembered(request: StandinRequest) -> Listener:
    return listener_by_id(request.COOKIES.get(LISTENER_COOKIE, "")) or LISTENERS[0]


def _new_code(request: StandinRequest, wish: Wish, listener: Listener) -> str:
    code = new_secret()
    with request.standin.store.changing() as state:
        state.codes[digest(code)] = Code(
            listener=listener.id,
            redirect_uri=wish.redirect_uri,
            scopes=wish.scopes,
            challenge=wish.challenge,
            expires_at=time.time() + CODE_LIFETIME_S,
        )
    return code


def _set_cookie(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=YEAR_S, path=COOKIE_PATH, httponly=True, samesite="Lax"
    )

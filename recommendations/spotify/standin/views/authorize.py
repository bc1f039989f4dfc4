"""The consent page of accounts.spotify.com."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from urllib.parse import urlencode, urlsplit

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string

from recommendations.spotify.standin.faults import Fault
from recommendations.spotify.standin.listeners import LISTENERS, Listener, listener_by_id
from recommendations.spotify.standin.oauth import SCOPES, digest, is_allowed_redirect, new_secret
from recommendations.spotify.standin.own_form import (
    FORM_COOKIE,
    form_nonce,
    require_own_form,
    set_cookie,
)
from recommendations.spotify.standin.refusals import PageRefusal
from recommendations.spotify.standin.standin import StandinRequest
from recommendations.spotify.standin.state import Code

CODE_LIFETIME_S = 600
LISTENER_COOKIE = "standin_listener"
COOKIE_PATH = "/authorize"


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
    nonce = form_nonce(request)
    context = {
        "client_id": request.standin.app.client_id,
        "scopes": [SCOPES[scope] for scope in wish.scopes],
        "listeners": LISTENERS,
        "chosen": _remembered(request).id,
        "nonce": nonce,
        "redirect_host": urlsplit(wish.redirect_uri).netloc,
    }
    response = HttpResponse(render_to_string("standin/authorize.html", context))
    set_cookie(response, FORM_COOKIE, nonce, COOKIE_PATH)
    # Chromium applies form-action to the redirect that follows the form.
    response["Content-Security-Policy"] = (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; "
        f"frame-ancestors 'none'; form-action 'self' {wish.redirect_origin}"
    )
    response["Cache-Control"] = "no-store"
    return response


def decide(request: StandinRequest) -> HttpResponse:
    wish = _wish(request.GET, request.standin.app.client_id)
    require_own_form(request)
    decision = request.POST.get("decision")
    listener = listener_by_id(request.POST.get("listener", ""))
    request.call.endpoint = "authorize"
    request.call.listener = listener.id if listener else ""
    if decision == "cancel" or _ordered(request, "refused_consent"):
        return HttpResponseRedirect(wish.address(error="access_denied"))
    if decision != "agree" or listener is None:
        raise PageRefusal(400, "Choose a listener, then agree or cancel.")
    denial = _ordered(request, "denied_scope")
    if denial is not None:
        wish = replace(wish, scopes=_without_denied(request, wish.scopes, denial))
    response = HttpResponseRedirect(wish.address(code=_new_code(request, wish, listener)))
    set_cookie(response, LISTENER_COOKIE, listener.id, COOKIE_PATH)
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


def _ordered(request: StandinRequest, kind: str) -> Fault | None:
    fault = request.standin.next_fault(request.call, (kind,))
    if fault is not None:
        request.call.fault = fault.kind
    return fault


def _without_denied(request: StandinRequest, scopes: list[str], denial: Fault) -> list[str]:
    """What is granted: all but the scopes that are denied, or all granted before."""
    if denial.scopes:
        return [scope for scope in scopes if scope not in denial.scopes.split()]
    with request.standin.store.reading() as state:
        tokens = [
            one for one in state.refresh_tokens.values() if one.listener == request.call.listener
        ]
    before = {scope for token in tokens for scope in token.scopes}
    return [scope for scope in scopes if scope in before]


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

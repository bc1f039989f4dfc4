"""The token endpoint of accounts.spotify.com."""

from __future__ import annotations

import base64
import secrets
import time
from dataclasses import replace

from django.http import HttpResponse, JsonResponse, QueryDict

from recommendations.spotify.standin.endpoint import performed
from recommendations.spotify.standin.oauth import challenge_of, digest, new_secret
from recommendations.spotify.standin.refusals import OAuthRefusal
from recommendations.spotify.standin.standin import App, StandinRequest
from recommendations.spotify.standin.state import AccessToken, Code, RefreshToken, State

LIFETIME_S = 3600


def exchange(request: StandinRequest) -> HttpResponse:
    return performed(request, "token", lambda: _exchange(request))


def _exchange(request: StandinRequest) -> HttpResponse:
    form = request.POST
    with_secret = _knows_secret(request, request.standin.app)
    grant_type = form.get("grant_type", "")
    if grant_type == "authorization_code":
        reply = _by_code(request, form, with_secret)
    elif grant_type == "refresh_token":
        reply = _by_refresh_token(request, form, with_secret)
    else:
        raise OAuthRefusal("unsupported_grant_type", "grant_type parameter is not supported")
    response = JsonResponse(reply)
    response["Cache-Control"] = "no-store"
    return response


def _knows_secret(request: StandinRequest, app: App) -> bool:
    """Whether the app showed its secret; one with PKCE may do without.

    Raises OAuthRefusal for an unknown app and for a wrong secret.
    """
    kind, _, credentials = request.headers.get("Authorization", "").partition(" ")
    if kind.lower() == "basic":
        try:
            client_id, _, secret = (
                base64.b64decode(credentials, validate=True).decode().partition(":")
            )
        except ValueError as error:
            raise OAuthRefusal("invalid_client", "Invalid client") from error
    else:
        client_id = request.POST.get("client_id", "")
        secret = request.POST.get("client_secret", "")
    if client_id != app.client_id:
        raise OAuthRefusal("invalid_client", "Invalid client")
    if secret and not secrets.compare_digest(secret.encode(), app.client_secret.encode()):
        raise OAuthRefusal("invalid_client", "Invalid client secret")
    return bool(secret)


def _by_code(request: StandinRequest, form: QueryDict, with_secret: bool) -> dict[str, object]:
    # Taken out before it is looked at: a code that was shown once is used up, right or wrong.
    with request.standin.store.changing() as state:
        code = state.codes.pop(digest(form.get("code", "")), None)
    if code is None or code.expires_at <= time.time():
        raise OAuthRefusal("invalid_grant", "Invalid authorization code")
    if form.get("redirect_uri") != code.redirect_uri:
        raise OAuthRefusal("invalid_grant", "Invalid redirect URI")
    _require_proof(code, form.get("code_verifier", ""), with_secret)
    refresh_secret = new_secret()
    refresh = RefreshToken(
        listener=code.listener,
        scopes=code.scopes,
        with_pkce=bool(code.challenge),
        authorized_at=time.time(),
    )
    with request.standin.store.changing() as state:
        state.refresh_tokens[digest(refresh_secret)] = refresh
        reply = _access(state, refresh)
    return {**reply, "refresh_token": refresh_secret}


def _require_proof(code: Code, verifier: str, with_secret: bool) -> None:
    if code.challenge:
        if not verifier:
            raise OAuthRefusal("invalid_request", "code_verifier required")
        if challenge_of(verifier) != code.challenge:
            raise OAuthRefusal("invalid_grant", "code_verifier was incorrect")
    elif not with_secret:
        raise OAuthRefusal("invalid_client", "Invalid client secret")


def _by_refresh_token(
    request: StandinRequest, form: QueryDict, with_secret: bool
) -> dict[str, object]:
    old = digest(form.get("refresh_token", ""))
    standin, call = request.standin, request.call
    ordered = standin.next_fault(call, ("rotate_token", "keep_token"))
    with request.standin.store.changing() as state:
        refresh = state.refresh_tokens.get(old)
        if refresh is None or refresh.expires_at <= time.time():
            raise OAuthRefusal("invalid_grant", "Refresh token revoked")
        if not with_secret and not refresh.with_pkce:
            raise OAuthRefusal("invalid_client", "Invalid client secret")
        reply = _access(state, refresh)
        rotates = state.rotation == "always" or (state.rotation == "pkce" and refresh.with_pkce)
        if ordered is not None:
            rotates = ordered.kind == "rotate_token"
        if rotates:
            secret = new_secret()
            del state.refresh_tokens[old]
            # A copy with the same authorized_at: rotation does not extend the consent.
            state.refresh_tokens[digest(secret)] = replace(refresh)
            reply["refresh_token"] = secret
    return reply


def _access(state: State, refresh: RefreshToken) -> dict[str, object]:
    secret = new_secret()
    state.access_tokens[digest(secret)] = AccessToken(
        refresh.listener, refresh.scopes, time.time() + LIFETIME_S
    )
    return {
        "access_token": secret,
        "token_type": "Bearer",
        "expires_in": LIFETIME_S,
        "scope": " ".join(refresh.scopes),
    }

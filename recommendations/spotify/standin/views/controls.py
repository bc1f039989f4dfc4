"""How a test or a person tells the stand-in to fail, and asks what it was asked.

None of this exists at Spotify. Only JSON and DELETE are taken, which no page of another
site can send here without asking first.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.http import HttpResponse, JsonResponse

from recommendations.spotify.standin.accounts import Account, UnknownAccountError
from recommendations.spotify.standin.faults import UnknownFaultError
from recommendations.spotify.standin.forms import ROTATIONS
from recommendations.spotify.standin.listeners import LISTENERS, Listener, listener_named
from recommendations.spotify.standin.refusals import ApiRefusal
from recommendations.spotify.standin.standin import StandinRequest
from recommendations.spotify.standin.state import State, account_of


def faults(request: StandinRequest) -> HttpResponse:
    with request.standin.store.reading() as state:
        return JsonResponse({"faults": [asdict(fault) for fault in state.faults]})


def order(request: StandinRequest) -> HttpResponse:
    try:
        fault = request.standin.order(_json(request))
    except UnknownFaultError as error:
        raise ApiRefusal(400, str(error)) from error
    return JsonResponse(asdict(fault), status=201)


def repair(request: StandinRequest) -> HttpResponse:
    """Clear the fault that ``id`` names, or all."""
    request.standin.repair(request.GET.get("id", ""))
    return HttpResponse(status=204)


def log(request: StandinRequest) -> HttpResponse:
    return JsonResponse({"calls": [asdict(call) for call in request.standin.calls.kept()]})


def clear_log(request: StandinRequest) -> HttpResponse:
    request.standin.calls.clear()
    return HttpResponse(status=204)


def settings(request: StandinRequest) -> HttpResponse:
    with request.standin.store.reading() as state:
        return JsonResponse(_settings_of(state))


def change_settings(request: StandinRequest) -> HttpResponse:
    body = _json(request)
    if not isinstance(body, dict) or not body or not body.keys() <= {"rotation", "recommendations"}:
        raise ApiRefusal(400, "Settings are rotation and recommendations.")
    if body.get("rotation", "pkce") not in ROTATIONS:
        raise ApiRefusal(400, f"rotation is one of {', '.join(ROTATIONS)}.")
    if not isinstance(body.get("recommendations", False), bool):
        raise ApiRefusal(400, "recommendations is true or false.")
    with request.standin.store.changing() as state:
        state.rotation = body.get("rotation", state.rotation)
        state.recommendations = body.get("recommendations", state.recommendations)
        return JsonResponse(_settings_of(state))


def listeners(request: StandinRequest) -> HttpResponse:
    with request.standin.store.reading() as state:
        rows = [_account_row(one, account_of(state, one)) for one in LISTENERS]
    return JsonResponse({"listeners": rows})


def change_listener(request: StandinRequest) -> HttpResponse:
    """Such as ``{"listener": "Ben", "premium": true, "devices": [{"name": "Kitchen"}]}``."""
    body = _json(request)
    if not isinstance(body, dict):
        raise ApiRefusal(400, "A change is a JSON object.")
    listener = _listener(str(body.pop("listener", "")))
    try:
        account = request.standin.change_account(listener, **body)
    except UnknownAccountError as error:
        raise ApiRefusal(400, str(error)) from error
    return JsonResponse(_account_row(listener, account))


def revoke(request: StandinRequest) -> HttpResponse:
    """Take the app's access away, as a listener can in their account; all listeners'
    where none is named."""
    name = request.GET.get("listener")
    request.standin.revoke(_listener(name) if name else None)
    return HttpResponse(status=204)


def _listener(name: str) -> Listener:
    found = listener_named(name)
    if found is None:
        raise ApiRefusal(400, "listener is the name or id of one.")
    return found


def _account_row(listener: Listener, account: Account) -> dict[str, object]:
    return {"listener": listener.display_name, "id": listener.id, **asdict(account)}


def _settings_of(state: State) -> dict[str, object]:
    return {"rotation": state.rotation, "recommendations": state.recommendations}


def _json(request: StandinRequest) -> Any:
    if request.content_type != "application/json":
        raise ApiRefusal(400, "Content-Type must be application/json")
    try:
        return json.loads(request.body)
    except ValueError as error:
        raise ApiRefusal(400, "Error parsing JSON.") from error

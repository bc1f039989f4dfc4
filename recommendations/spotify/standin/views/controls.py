"""How a test or a person tells the stand-in to fail, and asks what it was asked.

None of this exists at Spotify. Only JSON and DELETE are taken, which no page of another
site can send here without asking first.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from django.http import HttpResponse, JsonResponse

from recommendations.spotify.standin.faults import UnknownFaultError, parse
from recommendations.spotify.standin.refusals import ApiRefusal
from recommendations.spotify.standin.standin import StandinRequest
from recommendations.spotify.standin.state import State

ROTATIONS = ("pkce", "always", "never")


def faults(request: StandinRequest) -> HttpResponse:
    with request.standin.store.reading() as state:
        return JsonResponse({"faults": [asdict(fault) for fault in state.faults]})


def order(request: StandinRequest) -> HttpResponse:
    try:
        fault = parse(_json(request))
    except UnknownFaultError as error:
        raise ApiRefusal(400, str(error)) from error
    with request.standin.store.changing() as state:
        state.faults.append(fault)
    return JsonResponse(asdict(fault), status=201)


def repair(request: StandinRequest) -> HttpResponse:
    with request.standin.store.changing() as state:
        state.faults.clear()
    return HttpResponse(status=204)


def log(request: StandinRequest) -> HttpResponse:
    calls = request.standin.calls.listed()
    return JsonResponse({"calls": [one for one in calls if not _is_control(one)]})


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
    if body.get("rotation", ROTATIONS[0]) not in ROTATIONS:
        raise ApiRefusal(400, f"rotation is one of {', '.join(ROTATIONS)}.")
    if not isinstance(body.get("recommendations", False), bool):
        raise ApiRefusal(400, "recommendations is true or false.")
    with request.standin.store.changing() as state:
        state.rotation = body.get("rotation", state.rotation)
        state.recommendations = body.get("recommendations", state.recommendations)
        return JsonResponse(_settings_of(state))


def revoke(request: StandinRequest) -> HttpResponse:
    """Take the app's access away, as a listener can in their account; all listeners'
    where none is named. A new consent gives it back."""
    listener_id = request.GET.get("listener")
    with request.standin.store.changing() as state:
        state.access_tokens = {
            key: token
            for key, token in state.access_tokens.items()
            if listener_id and token.listener != listener_id
        }
        state.refresh_tokens = {
            key: token
            for key, token in state.refresh_tokens.items()
            if listener_id and token.listener != listener_id
        }
    return HttpResponse(status=204)


def _settings_of(state: State) -> dict[str, object]:
    return {"rotation": state.rotation, "recommendations": state.recommendations}


def _json(request: StandinRequest) -> Any:
    if request.content_type != "application/json":
        raise ApiRefusal(400, "Content-Type must be application/json")
    try:
        return json.loads(request.body)
    except ValueError as error:
        raise ApiRefusal(400, "Error parsing JSON.") from error


def _is_control(call: dict[str, object]) -> bool:
    return str(call["path"]).startswith("/_")

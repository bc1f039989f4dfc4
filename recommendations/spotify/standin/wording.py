"""Faults and calls in words, for the faults page."""

from __future__ import annotations

from dataclasses import dataclass

from recommendations.spotify.standin.calls import Call
from recommendations.spotify.standin.faults import EVERYWHERE, Fault
from recommendations.spotify.standin.kinds import KINDS
from recommendations.spotify.standin.listeners import listener_by_id


@dataclass(frozen=True)
class FaultRow:
    id: str
    what: str
    details: tuple[str, ...]


def fault_row(fault: Fault) -> FaultRow:
    return FaultRow(fault.id, KINDS[fault.kind].words, tuple(_details(fault)))


def _details(fault: Fault) -> list[str]:
    where = "" if fault.endpoint == EVERYWHERE else f"at {fault.endpoint.replace('_', ' ')}"
    found = [
        where or "at any endpoint",
        f"below /v1/{fault.group}" if fault.group else "",
        f"at {fault.path}" if fault.path else "",
        f"for {name_of(fault.listener)}" if fault.listener else "",
        f"{fault.skip} let through first" if fault.skip else "",
        f"in {fault.chance * 100:.3g} % of calls (seed {fault.seed})" if fault.chance < 1 else "",
        _how_often(fault.times),
        "after the call was done" if fault.after else "",
        *_how(fault),
    ]
    return [detail for detail in found if detail]


def _how_often(times: int | None) -> str:
    if times is None:
        return "until cleared"
    return "once more" if times == 1 else f"{times} more times"


def _how(fault: Fault) -> list[str]:
    if fault.kind in ("rate_limited", "quota_exceeded"):
        wait = fault.retry_after
        return ["no Retry-After" if wait is None else f"Retry-After {wait} s"]
    if fault.kind in ("error_before", "error_after", "html", "string_error"):
        return [f"status {fault.status}"]
    if fault.kind in ("timeout", "late_playlist") and fault.seconds is not None:
        return [f"{fault.seconds:g} s"]
    return [fault.scopes] if fault.kind == "denied_scope" and fault.scopes else []


@dataclass(frozen=True)
class CallRow:
    """``status`` is empty for a call that is held or was not answered."""

    method: str
    path: str
    listener: str
    status: str
    fault: str
    is_write: bool


def call_row(call: Call) -> CallRow:
    return CallRow(
        method=call.method,
        path=call.path,
        listener=name_of(call.listener),
        status=str(call.status or ""),
        fault=call.fault.replace("_", " "),
        is_write=call.method != "GET",
    )


def name_of(listener_id: str) -> str:
    found = listener_by_id(listener_id)
    return found.display_name if found else ""

"""The table names each row once, and leaves out no failure and no step."""

from __future__ import annotations

from collections.abc import Iterator

from recommendations.spotify.errors import SpotifyError
from recommendations.spotify.standin.faults import ENDPOINTS
from recommendations.spotify.standin.kinds import KINDS
from recommendations.tests.faults.steps import STEPS
from recommendations.tests.faults.table import TABLE

ASKED_FOR = 40
# Of the journey's parts each has rows.
PARTS = (
    "sign-in",
    "detection",
    "fresh",
    "library",
    "save",
    "resume",
    "refresh",
    "disconnect",
    "cover",
    "append",
    "replace",
    "rename",
    "remove",
    "twin",
    "play",
)


def test_each_pair_of_step_and_fault_stands_there_once() -> None:
    names = [str(row) for row in TABLE]
    assert len(set(names)) == len(names) >= ASKED_FOR


def test_every_error_that_the_site_tells_apart_is_there() -> None:
    told = {row.fault.error for row in TABLE}
    assert told >= set(_kinds_of(SpotifyError))


def test_every_kind_of_fault_that_can_be_ordered_is_there() -> None:
    assert {row.fault.kind for row in TABLE} - {""} == set(KINDS)


def test_every_step_has_rows_and_an_endpoint_of_its_own() -> None:
    assert {row.step for row in TABLE} == set(STEPS)
    assert {step.endpoint for step in STEPS.values()} <= {*ENDPOINTS, "*"}
    for part in PARTS:
        assert any(row.step.startswith(part) for row in TABLE), part


def _kinds_of(kind: type[SpotifyError]) -> Iterator[type[SpotifyError]]:
    """Those of the one file, not what services add for their own refusals."""
    if kind.__module__ == SpotifyError.__module__:
        yield kind
        for one in kind.__subclasses__():
            yield from _kinds_of(one)

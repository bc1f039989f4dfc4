from __future__ import annotations

from datetime import UTC, datetime

import pytest
import time_machine

from recommendations.spotify import errors

KINDS = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.SpotifyError)
]
EVENING = datetime(2026, 11, 21, 21, 30, tzinfo=UTC)


def test_each_kind_has_a_code_and_a_message_of_its_own() -> None:
    assert len({kind.code for kind in KINDS}) == len(KINDS)
    assert len({kind.message for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (1, "Please try again in 1 second."),
        (89, "Please try again in 89 seconds."),
        (90, "Please try again after 21:31 UTC today, 21 November."),
        (7200, "Please try again after 23:30 UTC today, 21 November."),
        (52531, "Please try again after 12:05 UTC tomorrow, 22 November."),
        (259_200, "Please try again after 21:30 UTC on 24 November 2026."),
        (999_999_999, "Please try again after 21:30 UTC on 22 November 2027."),
    ],
)
@pytest.mark.parametrize("kind", [errors.RateLimited, errors.QuotaExceeded])
def test_a_wait_is_told_with_its_end(
    kind: type[errors.SpotifyError], after: int, words: str
) -> None:
    with time_machine.travel(EVENING, tick=False):
        problem = kind(after=after)
    with time_machine.travel("2026-11-22T03:00:00Z", tick=False):
        # However late it is read.
        assert str(problem) == f"{kind.message} {words}"


def test_without_a_wait_the_message_is_all() -> None:
    assert all(str(kind()) == kind.message for kind in KINDS)

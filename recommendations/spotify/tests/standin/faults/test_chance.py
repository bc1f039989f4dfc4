from __future__ import annotations

import pytest

from recommendations.spotify.standin.faults import Asked, Fault, parse, take
from recommendations.spotify.standin.kinds import FAILING
from recommendations.spotify.standin.mixtures import mixture
from recommendations.spotify.tests.standin.demo_app import DemoApp
from recommendations.spotify.tests.standin.scripted import ScriptedStandin

CALL = Asked("me", "/v1/me")
MIXED: list[dict[str, object]] = [
    {"kind": "error_before"},
    {"kind": "error_after"},
    {"kind": "rate_limited"},
    {"kind": "timeout"},
]


def struck(faults: list[Fault], calls: int = 4_000) -> list[str]:
    """The kinds that struck, one for each call, empty for none."""
    taken = (take(faults, CALL, FAILING) for _ in range(calls))
    return [fault.kind if fault else "" for fault in taken]


@pytest.mark.parametrize("chance", [0.1, 0.5, 0.9])
def test_about_as_many_calls_fail_as_the_chance_says(chance: float) -> None:
    # Four standard deviations of 4000 draws are at most 0.032.
    failed = struck([parse({"kind": "html", "chance": chance, "seed": 5})])
    assert abs(len([one for one in failed if one]) / len(failed) - chance) < 0.032


def test_the_same_seed_strikes_the_same_calls_and_another_does_not() -> None:
    first, again, other = (
        struck([parse({"kind": "html", "chance": 0.5, "seed": seed})]) for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_a_chance_counts_only_the_calls_that_it_struck(
    ada: DemoApp, standin: ScriptedStandin
) -> None:
    standin.order("error_before", "me", chance=0.5, seed=3, times=2)
    found = [ada.get("me").status_code for _ in range(40)]
    assert found.count(500) == 2
    assert found[-1] == 200


def test_a_mixture_strikes_with_its_chance_and_every_kind_alike() -> None:
    # Four standard deviations: 0.031 for the whole, 0.017 for a kind of 0.075.
    found = struck([parse(order) for order in mixture(MIXED, 0.3, seed=11)])
    assert abs(1 - found.count("") / len(found) - 0.3) < 0.031
    for order in MIXED:
        assert abs(found.count(str(order["kind"])) / len(found) - 0.075) < 0.017


def test_a_mixture_of_chance_one_lets_nothing_through() -> None:
    assert "" not in struck([parse(order) for order in mixture(MIXED, 1.0, seed=2)], calls=200)


def test_a_mixture_is_scripted_in_one_line(ada: DemoApp, standin: ScriptedStandin) -> None:
    standin.mix({"kind": "error_before"}, {"kind": "html"}, chance=1.0, seed=1)
    assert {ada.get("me").headers["Content-Type"] for _ in range(20)} == {
        "application/json",
        "text/html; charset=utf-8",
    }
    standin.repair()
    assert ada.get("me").status_code == 200

from __future__ import annotations

from typing import Any

import pytest

from recommendations.spotify.tests.standin import contract

OBJECTS = {
    name: value
    for name, value in vars(contract).items()
    if name.isupper() and isinstance(value, dict)
}


@pytest.mark.parametrize("name", sorted(OBJECTS))
def test_an_empty_object_breaks_every_contract(name: str) -> None:
    assert len(contract.problems({}, OBJECTS[name])) == len(OBJECTS[name])


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        ({"url": "x", "height": 1, "width": 1}, "reply.url is 'x'"),
        ({"url": "http://127.0.0.1:1/", "height": "1", "width": 1}, "reply.height is no int"),
        ({"url": "http://127.0.0.1:1/", "height": True, "width": 1}, "reply.height is no int"),
        ({"url": "http://127.0.0.1:1/", "height": 1}, "reply.width is missing"),
        ([], "reply is no object"),
        (
            {"url": "http://127.0.0.1:1/", "height": 1, "width": 1, "popularity": None},
            "reply.popularity was removed",
        ),
    ],
)
def test_what_is_wrong_with_a_reply_is_named(reply: Any, problem: str) -> None:
    assert contract.problems(reply, contract.IMAGE) == [problem]


def test_a_faulty_element_of_a_list_is_named() -> None:
    assert contract.problems([{"snapshot_id": "a"}, {}], [contract.SNAPSHOT]) == [
        "reply[1].snapshot_id is missing"
    ]

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from music.tests.browser.conftest import Visit

Ask = Callable[[str, Any], Any]


@pytest.fixture
def ask(visit: Callable[..., Visit]) -> Ask:
    """Run the body of a function of ``given`` in the page; ``load(name)`` imports a module.

    Doubles travel as JSON with all their digits, so that equal means equal to the last bit.
    """
    # A page with little of its own.
    page = visit().open("/privacy/")

    def run(body: str, given: Any) -> Any:
        return page.evaluate(
            "async (given) => {"
            " const load = (name) => import(`/static/js/steadiness/${name}.js`);"
            f" {body} }}",
            given,
        )

    return run

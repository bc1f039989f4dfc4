"""`docs/reading.md` quotes the constants of the rule as they are."""

from __future__ import annotations

import re
from pathlib import Path

from emotion.reading.tilted_retries import RETRY_SECONDS
from emotion.tests.steadiness.examples import constant_values

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "reading.md").read_text()


def test_every_constant_is_quoted_with_its_value() -> None:
    quoted = re.findall(r"^\| `([A-Z_]+)` \| ([\d.]+) \|", PAGE, re.MULTILINE)
    assert {name: float(value) for name, value in quoted} == constant_values()
    assert len(quoted) == len(constant_values())


def test_every_name_in_the_text_is_a_constant() -> None:
    assert set(re.findall(r"`([A-Z]+_[A-Z_]+|LEAD)`", PAGE)) == set(constant_values())


def test_the_pace_of_retries_is_quoted() -> None:
    assert f"at most every\n{RETRY_SECONDS} s of a clip" in PAGE

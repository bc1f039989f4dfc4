from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.catalogue import values


@pytest.mark.parametrize(
    ("cell", "artists"),
    [
        ("Tyler, The Creator", ["Tyler, The Creator"]),
        ("Earth, Wind & Fire;The Emotions", ["Earth, Wind & Fire", "The Emotions"]),
        ("['Queen', 'David Bowie']", ["Queen", "David Bowie"]),
        ("""["Guns N' Roses"]""", ["Guns N' Roses"]),
        (["Queen", "David Bowie"], ["Queen", "David Bowie"]),
        ("[Alexandros]", ["[Alexandros]"]),
        ("[1, 2]", ["[1, 2]"]),
        (r"['AC\DC']", [r"AC\DC"]),
        ("[" * 5000 + "]" * 5000, ["[" * 5000 + "]" * 5000]),
        ("[]", []),
        ("['nan']", []),
        (["nan"], []),
        ("nan", []),
        (" ; ", []),
        ("", []),
        (None, []),
        (float("nan"), []),
    ],
)
def test_names_are_read_from_lists_and_semicolons_but_not_commas(
    cell: object, artists: list[str]
) -> None:
    assert values.names(cell) == artists


@pytest.mark.parametrize("title", ["NA", "None", "NULL", "NaN", "1999", "!!!"])
def test_titles_that_look_like_missing_values_are_titles(title: str) -> None:
    assert values.text(title) == title


@pytest.mark.parametrize("cell", [None, "", "  ", "nan", float("nan")])
def test_missing_text_is_none(cell: object) -> None:
    assert values.text(cell) is None


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("1982-10-27", 1982),
        ("1982-10", 1982),
        ("1982", 1982),
        (1982, 1982),
        (1982.0, 1982),
        (datetime.date(1982, 10, 27), 1982),
        ("0000", None),
        ("19821027", None),
        ("27.10.1982", None),
        ("", None),
        (None, None),
    ],
)
def test_years_are_read_at_every_precision(cell: object, year: int | None) -> None:
    assert values.year(cell) == year


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("True", True),
        ("False", False),
        ("1", True),
        (0, False),
        (True, True),
        (1.0, True),
        ("", None),
        (None, None),
        ("perhaps", None),
    ],
)
def test_flags_are_read_from_words_and_digits(cell: object, expected: bool | None) -> None:
    assert values.flag(cell) is expected


@pytest.mark.parametrize(
    "cell",
    [
        "4uLU6hMCjMI75M1A2tKUQC",
        " 4uLU6hMCjMI75M1A2tKUQC ",
        "spotify:track:4uLU6hMCjMI75M1A2tKUQC",
        "https://example.org/track/4uLU6hMCjMI75M1A2tKUQC?si=1",
    ],
)
def test_an_id_is_found_alone_and_in_addresses(cell: str) -> None:
    assert values.spotify_id(cell) == "4uLU6hMCjMI75M1A2tKUQC"


@pytest.mark.parametrize(
    "cell", ["", None, "17", "4uLU6hMCjMI75M1A2tKUQ", "4uLU6hMCjMI75M1A2tKU_C", "x" * 23, "é" * 22]
)
def test_anything_but_22_base62_characters_is_no_id(cell: object) -> None:
    assert values.spotify_id(cell) is None


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none()))
def test_any_cell_is_a_finite_number_in_range_or_unknown(cell: object) -> None:
    number = values.number_within(cell, 0, 1)
    assert number is None or 0 <= number <= 1


@given(st.text())
def test_any_text_is_read_as_names_without_an_error(cell: str) -> None:
    assert all(name.strip() for name in values.names(cell))

from __future__ import annotations

from typing import Any

import pytest

from emotion.labels import LABELS
from emotion.tests.training.measurements import made_up
from emotion.training.card_figures import CardError, fill_figures
from emotion.training.card_tables import NO_RECORD, TABLES
from emotion.training.metrics_sections import measured_sections


@pytest.fixture
def metrics() -> dict[str, Any]:
    rows = {name: dict.fromkeys(LABELS, 5) for name in ("train", "public", "private")}
    data = {"rows": rows, "n": dict.fromkeys(rows, 35)}
    return measured_sections(made_up(1), made_up(2)) | {"data": data}


def cells(table: str, row: str) -> list[str]:
    (line,) = (line for line in table.splitlines() if line.startswith(f"| {row} |"))
    return [cell.strip() for cell in line.strip("|").split("|")][1:]


@pytest.mark.parametrize(
    ("how", "written"), [("percent", "64.3 %"), ("share", "0.643"), ("text", "0.6431")]
)
def test_a_figure_is_written_between_its_comments(how: str, written: str) -> None:
    card = f"Reads <!-- metrics private.accuracy {how} -->{{}}<!-- end --> of them."
    filled = fill_figures(card.format("old"), {"private": {"accuracy": 0.6431}})
    assert filled == card.format(written)


def test_writing_twice_changes_nothing_more(metrics: dict[str, Any]) -> None:
    card = "".join(f"## {name}\n<!-- metrics {name} --><!-- end -->\ntext\n" for name in TABLES)
    once = fill_figures(card, metrics)
    assert fill_figures(once, metrics) == once
    assert all(f"## {name}\n<!-- metrics {name} -->" in once for name in TABLES)


def test_a_count_has_its_thousands_apart() -> None:
    card = "<!-- metrics n count --><!-- end -->"
    assert "-->35,887<!--" in fill_figures(card, {"n": 35887})


def test_two_figures_on_a_line_are_two() -> None:
    card = "<!-- metrics a count -->x<!-- end --> of <!-- metrics b count -->y<!-- end -->"
    filled = fill_figures(card, {"a": 1, "b": 2})
    assert "-->1<!-- end --> of <!--" in filled
    assert "-->2<!-- end -->" in filled


def test_the_table_of_emotions_has_each_score(metrics: dict[str, Any]) -> None:
    table = TABLES["classes"](metrics)
    for place, label in enumerate(LABELS):
        one = metrics["private"]["classes"][label]
        *scores, mistaken = cells(table, label)
        expected = [f"{one[key]:.3f}" for key in ("precision", "recall", "f1")]
        assert scores == [*expected, f"{one['support']}"]
        row = metrics["private"]["confusion"][place]
        wrong = max(count for other, count in enumerate(row) if other != place)
        assert mistaken.endswith(f", {100 * wrong / 10:.1f} %")
        assert not mistaken.startswith(label)


def test_an_emotion_that_is_never_mistaken_says_so(metrics: dict[str, Any]) -> None:
    metrics["private"]["confusion"][2] = [0, 0, 10, 0, 0, 0, 0]
    assert cells(TABLES["classes"](metrics), "fear")[-1] == "none"


def test_the_summary_puts_public_before_private(metrics: dict[str, Any]) -> None:
    table = TABLES["summary"](metrics)
    expected = [f"{metrics[split]['macro_f1']:.3f}" for split in ("public", "private")]
    assert expected[0] != expected[1]
    assert cells(table, "macro-F1") == expected


def test_an_accuracy_comes_with_what_chance_moves_it(metrics: dict[str, Any]) -> None:
    metrics["private"] |= {"accuracy": 0.7, "n": 3589}
    # 1.96 * sqrt(.7 * .3 / 3589)
    assert cells(TABLES["summary"](metrics), "accuracy")[1] == "70.0 % (± 1.5)"


def test_the_table_of_changes_has_each_fall(metrics: dict[str, Any]) -> None:
    metrics["robustness"]["perturbed"]["mirror"] = {"accuracy": 0.5, "fall": -0.0001}
    table = TABLES["robustness"](metrics)
    assert cells(table, "mirrored") == ["50.0 %", "0.0"]
    assert cells(table, "24x24 and back")[1] == "9.0"


def test_bins_without_faces_are_left_out(metrics: dict[str, Any]) -> None:
    bins = metrics["calibration"]["reliability"]["private"]
    lines = TABLES["reliability"](metrics).splitlines()[2:]
    assert len(lines) == sum(one["count"] > 0 for one in bins) < len(bins)


def test_the_training_notes_whatever_it_noted(metrics: dict[str, Any]) -> None:
    assert TABLES["training"](metrics) == NO_RECORD
    metrics["training"] = {"versions": {"keras": "3.15.1"}, "epochs": 1000, "curve": [1, 2]}
    table = TABLES["training"](metrics)
    assert cells(table, "epochs") == ["1,000"]
    assert cells(table, "versions keras") == ["`3.15.1`"]
    assert "curve" not in table


@pytest.mark.parametrize(
    "marker", ["private.charm percent", "private.classes percent", "private.accuracy loud", "moods"]
)
def test_what_was_not_measured_is_an_error_in_words(marker: str, metrics: dict[str, Any]) -> None:
    with pytest.raises(CardError, match=marker):
        fill_figures(f"<!-- metrics {marker} --><!-- end -->", metrics)

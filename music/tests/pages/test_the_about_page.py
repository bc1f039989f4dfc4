from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from emotion.labels import LABELS
from emotion.training.metrics_file import METRICS_NAME
from music.pages.figures import network_figures
from music.pages.song_figures import DOCUMENT, song_figures
from music.paths import MODEL_DIR
from recommendations.models import RecommendationSet

pytestmark = pytest.mark.django_db


def said(client: Client) -> str:
    return " ".join(client.get("/about/").content.decode().split())


def metrics() -> dict[str, dict[str, float]]:
    read: dict[str, dict[str, float]] = json.loads((MODEL_DIR / METRICS_NAME).read_text())
    return read


def test_the_accuracy_is_that_of_the_metrics_file(client: Client) -> None:
    accuracy = metrics()["private"]["accuracy"]
    assert f"<strong>{100 * accuracy:.1f} %</strong>" in said(client)


def test_other_metrics_give_another_page(
    client: Client, settings: Settings, tmp_path: Path
) -> None:
    changed = metrics()
    changed["private"]["accuracy"] = 0.4326
    (tmp_path / METRICS_NAME).write_text(json.dumps(changed))
    settings.EMOTION_MODEL_DIR = tmp_path
    assert "<strong>43.3 %</strong>" in said(client)


def test_every_emotion_has_its_bar_and_its_faces(client: Client) -> None:
    html = said(client)
    figures = network_figures()
    assert figures is not None
    assert {emotion.label for emotion in figures.emotions} == set(LABELS)
    assert sum(emotion.faces for emotion in figures.emotions) == figures.faces
    for emotion in figures.emotions:
        assert f'id="recall-title-{emotion.label}"' in html
        assert f"of {emotion.faces} faces" in html


def test_the_worst_mistake_is_told_in_words(client: Client) -> None:
    figures = network_figures()
    assert figures is not None
    worst = max(figures.emotions, key=lambda emotion: emotion.mistaken_share)
    share = round(100 * worst.mistaken_share)
    sentence = f"“{worst.label}” about {share} are read as “{worst.mistaken_for}”"
    assert sentence in said(client)


@pytest.mark.parametrize("text", [None, "", "{}", "[]", '{"private": {}}'])
def test_without_whole_metrics_no_figure_is_shown(
    client: Client, settings: Settings, tmp_path: Path, text: str | None
) -> None:
    if text is not None:
        (tmp_path / METRICS_NAME).write_text(text)
    settings.EMOTION_MODEL_DIR = tmp_path
    html = said(client)
    assert "no measurements of the network" in html
    assert "recall-title" not in html


def test_the_shares_of_songs_are_those_of_the_document(client: Client) -> None:
    figures = song_figures()
    assert figures is not None
    text = DOCUMENT.read_text(encoding="utf-8")
    assert f"{figures.rated_songs:,} rated songs" in text
    html = said(client)
    for fit in figures.emotions:
        cell = f"{100 * fit.share:.1f} ({100 * fit.low:.0f} to {100 * fit.high:.0f})"
        assert cell in text
        assert f"{100 * fit.share:.1f} %" in html
        assert fit.low < fit.share < fit.high


@pytest.mark.parametrize("text", ["", "# Another text", "Share in the wanted quadrant, %\n\n|a|b|"])
def test_a_document_without_the_table_gives_no_figures(tmp_path: Path, text: str) -> None:
    (tmp_path / "recommender.md").write_text(text)
    assert song_figures(tmp_path / "recommender.md") is None
    assert song_figures(tmp_path / "missing.md") is None


def answers(count: int) -> None:
    RecommendationSet.objects.bulk_create(
        RecommendationSet(
            visitor=f"visitor-{number}",
            origin="hand",
            probabilities=[0, 0, 0, 1, 0, 0, 0],
            shown=0,
            fit="yes" if number % 5 else "no",
        )
        for number in range(count)
    )


def test_what_listeners_say_is_quoted_from_fifty_answers_on(client: Client) -> None:
    answers(49)
    assert "What listeners say" not in said(client)
    answers(1)
    html = said(client)
    assert "What listeners say" in html
    # 39 of 49 and none of one.
    assert "Of 50 answers" in html
    assert "<strong>78 %</strong>" in html


def test_the_limits_are_on_the_page_whatever_the_figures(client: Client) -> None:
    html = said(client)
    for words in ("An expression is not a feeling", "FER2013", "Expect that it does not"):
        assert words in html

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from emotion.training.metrics_file import METRICS_NAME
from music.blog import first_posts as module
from music.blog.first_posts import FOLDER, first_posts
from music.blog.models import GivenPost, Post
from music.management.commands import dev
from music.pages.figures import network_figures
from music.pages.song_figures import song_figures
from music.paths import MODEL_DIR

SHORTEST, LONGEST = 400, 700


def give() -> None:
    call_command("first_posts", verbosity=0)


@pytest.mark.django_db
def test_a_new_site_has_three_posts_to_read(client: Client) -> None:
    give()
    assert Post.objects.published().count() == 3
    for post in Post.objects.all():
        html = client.get(post.get_absolute_url()).content.decode()
        assert "<h2>" in html
        assert "<h3>" not in html
        assert "$" not in html


@pytest.mark.django_db
def test_a_second_time_brings_nothing() -> None:
    give()
    give()
    assert Post.objects.count() == 3


@pytest.mark.django_db
def test_a_deleted_post_stays_away_and_a_changed_one_stays_changed() -> None:
    give()
    first, second = Post.objects.all()[:2]
    first.delete()
    second.title = "Ours now"
    second.save()
    give()
    assert Post.objects.count() == 2
    assert Post.objects.filter(title="Ours now").exists()


@pytest.mark.django_db
def test_a_post_of_staffs_own_at_the_same_address_stays() -> None:
    Post.objects.create(title="Ours", slug="emotion-and-music", body="x")
    give()
    assert Post.objects.get(slug="emotion-and-music").title == "Ours"
    assert GivenPost.objects.count() == 3


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_a_first_post_is_neither_a_note_nor_a_book(path: Path) -> None:
    _, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    assert SHORTEST <= len(body.split()) <= LONGEST


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda path: path.stem)
def test_no_measured_figure_is_typed(path: Path) -> None:
    """All are filled in; what stands with a per cent sign is a setting or somebody else's."""
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"\d[\d.]* %", text)) <= {"65 %", "40 %"}


def test_the_posts_are_of_the_past_and_fit_their_fields() -> None:
    for post in first_posts():
        assert post.published_at < timezone.now()
        assert len(post.summary) <= 240 and len(post.title) <= 120


def test_the_figures_are_those_of_the_network_in_use(settings: Settings, tmp_path: Path) -> None:
    metrics = json.loads((MODEL_DIR / METRICS_NAME).read_text())
    metrics["private"]["accuracy"] = 0.4321
    (tmp_path / METRICS_NAME).write_text(json.dumps(metrics))
    settings.EMOTION_MODEL_DIR = tmp_path
    assert any("43.2 %" in post.body for post in first_posts())


def test_what_the_posts_call_the_worst_is_the_worst() -> None:
    songs, network = song_figures(), network_figures()
    assert songs is not None and network is not None
    assert min(songs.emotions, key=lambda fit: fit.share).label == "fear"
    assert network.worst.label != network.worst.mistaken_for


@pytest.mark.django_db
def test_without_figures_nothing_is_put_in_and_nothing_stops(
    settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.EMOTION_MODEL_DIR = tmp_path
    give()
    assert Post.objects.count() == 0
    assert "No first posts" in capsys.readouterr().err


def test_a_figure_that_is_none_is_an_error_and_no_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    header = "title: A\nsummary: B\nauthor: C\npublished: 2026-01-01T00:00:00+00:00\n\n"
    (tmp_path / "odd.md").write_text(f"{header}It is $unheard_of.")
    monkeypatch.setattr(module, "FOLDER", tmp_path)
    with pytest.raises(module.FirstPostError, match="odd.md"):
        first_posts()


@pytest.mark.django_db
def test_make_run_brings_them(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[str] = []
    monkeypatch.setattr(dev, "fetch", lambda: None)
    monkeypatch.setattr(dev, "call_command", lambda name, **options: called.append(name))
    dev.Command()._prepare()
    assert called.index("migrate") < called.index("first_posts")

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from emotion.training.metrics_file import METRICS_NAME
from music.blog import first_posts as module
from music.blog.first_post_figures import figures_in
from music.blog.first_posts import FOLDER, first_posts
from music.blog.models import GivenPost, Post
from music.management.commands import dev
from music.pages.figures import network_figures
from music.pages.song_figures import song_figures
from music.paths import MODEL_DIR

SHORTEST, LONGEST = 400, 700
ORIGINALS = 3


def give() -> None:
    call_command("first_posts", verbosity=0)


@pytest.mark.django_db
def test_a_new_site_has_three_posts_to_read_in_each_of_its_languages(client: Client) -> None:
    give()
    for language, _ in django_settings.LANGUAGES:
        own = Post.objects.published().filter(language=language)
        assert own.count() == ORIGINALS
        page = client.get("/blog/", headers={"accept-language": language}).content.decode()
        assert re.findall(r'<article class="stack" lang="(\w+)"', page) == [language] * ORIGINALS
    for post in Post.objects.all():
        html = client.get(post.get_absolute_url()).content.decode()
        assert "<h2>" in html
        assert "<h3>" not in html
        assert "$" not in html


@pytest.mark.django_db
def test_a_second_time_brings_nothing() -> None:
    give()
    given = set(Post.objects.values_list("pk", "changed_at"))
    give()
    assert set(Post.objects.values_list("pk", "changed_at")) == given


@pytest.mark.django_db
def test_a_deleted_post_stays_away_and_a_changed_one_stays_changed() -> None:
    give()
    first, second = Post.objects.filter(original=None)[:2]
    first.delete()
    second.title = "Ours now"
    second.save()
    before = set(Post.objects.values_list("slug", flat=True))
    give()
    assert set(Post.objects.values_list("slug", flat=True)) == before
    assert Post.objects.filter(title="Ours now").exists()


@pytest.mark.django_db
def test_a_post_of_staffs_own_at_the_same_address_stays() -> None:
    Post.objects.create(title="Ours", slug="emotion-and-music", body="x")
    give()
    assert Post.objects.get(slug="emotion-and-music").title == "Ours"
    assert GivenPost.objects.count() == len(first_posts())
    # What translates ours is for staff to look at, not for readers.
    assert not Post.objects.get(slug="emotion-und-musik").is_published


def without_translations() -> None:
    """As a site stands that had the posts before there were any."""
    give()
    GivenPost.objects.filter(slug__in=Post.objects.exclude(original=None).values("slug")).delete()
    Post.objects.exclude(original=None).delete()


@pytest.mark.django_db
def test_translations_come_later_to_posts_that_are_as_they_were_given() -> None:
    without_translations()
    give()
    for original in Post.objects.filter(original=None):
        assert [one.is_published for one in original.translations.all()] == [True]


@pytest.mark.django_db
def test_of_a_post_that_staff_changed_the_translation_is_a_draft_and_of_a_deleted_one_none() -> (
    None
):
    without_translations()
    changed, deleted, _ = Post.objects.all()
    changed.body = "Ours now"
    changed.save()
    deleted.delete()
    give()
    assert [one.is_published for one in changed.translations.all()] == [False]
    assert Post.objects.count() == 4
    give()
    assert Post.objects.count() == 4


@pytest.mark.django_db
def test_a_translation_of_staffs_own_stays_the_only_one() -> None:
    without_translations()
    english = Post.objects.get(slug="emotion-and-music")
    Post.objects.create(title="Unser", slug="unser", body="x", language="de", original=english)
    give()
    assert [one.title for one in english.translations.all()] == ["Unser"]


def test_a_translation_says_what_its_original_says_part_by_part() -> None:
    posts = {post.slug: post for post in first_posts()}
    translations = [post for post in posts.values() if post.translates]
    assert len(translations) == len(posts) - ORIGINALS
    for post in translations:
        original = posts[post.translates or ""]
        assert original.translates is None and original.language != post.language
        assert original.published_at == post.published_at
        for mark in (r"^# ", r"^- ", r"\n\n"):
            counts = [len(re.findall(mark, one.body, re.MULTILINE)) for one in (original, post)]
            assert counts[0] == counts[1], (post.slug, mark)


def test_a_translation_quotes_the_same_figures() -> None:
    def quoted(slug: str) -> list[str]:
        text = (FOLDER / f"{slug}.md").read_text(encoding="utf-8")
        return sorted(re.findall(r"\$\w+", text))

    for post in first_posts():
        if post.translates:
            assert quoted(post.slug) == quoted(post.translates)


def test_german_figures_are_written_as_german_is() -> None:
    english, german = figures_in("en"), figures_in("de")
    network = network_figures()
    assert english and german and network
    assert english["accuracy"] == f"{100 * network.accuracy:.1f} %"
    assert german["accuracy"] == english["accuracy"].replace(".", ",")
    assert german["parameters"] == english["parameters"].replace(",", ".")
    assert (english["best"], german["best"]) == ("happy", "fröhlich")


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
    bodies = {post.language: post.body for post in first_posts() if "43" in post.body}
    assert "43.2 %" in bodies["en"] and "43,2 %" in bodies["de"]


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

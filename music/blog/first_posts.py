"""The posts that a new site begins with: files of ``first_posts/``, put into the database once.

A file has a header of ``name: value`` lines, an empty line, and Markdown. Figures stand in
it as ``$name`` and are filled from what was measured of the network in use, so that the text
cannot promise another's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from string import Template

from django.db import transaction
from django.utils.translation import override

from emotion.labels import Emotion
from emotion.words import NAMES
from music.blog.models import GivenPost, Post
from music.pages.figures import NetworkFigures, network_figures
from music.pages.song_figures import SongFigures, song_figures

FOLDER = Path(__file__).with_name("first_posts")


class FirstPostError(Exception):
    """A file is not what it must be, or there are no figures for it; the text says which."""


@dataclass(frozen=True)
class FirstPost:
    slug: str
    title: str
    summary: str
    author: str
    published_at: datetime
    body: str


def first_posts() -> list[FirstPost]:
    """All of them, oldest first. Raises FirstPostError."""
    network, songs = network_figures(), song_figures()
    if network is None or songs is None:
        raise FirstPostError(
            "The posts quote model/metrics.json and docs/recommender.md, and one of them has "
            "no such figures."
        )
    words = _network_words(network) | _song_words(songs)
    return sorted(_read_all(words), key=lambda post: post.published_at)


@transaction.atomic
def give_first_posts() -> list[str]:
    """Put in those that were never put in, and give their slugs. Raises FirstPostError.

    One that staff changed stays as they left it, one that they deleted stays away.
    """
    given = set(GivenPost.objects.values_list("slug", flat=True))
    new = [post for post in first_posts() if post.slug not in given]
    # Somebody's own post may have the address already: theirs stays.
    Post.objects.bulk_create([Post(**vars(post)) for post in new], ignore_conflicts=True)
    GivenPost.objects.bulk_create([GivenPost(slug=post.slug) for post in new])
    return [post.slug for post in new]


def _read_all(words: dict[str, str]) -> Iterator[FirstPost]:
    for path in FOLDER.glob("*.md"):
        header, _, body = path.read_text(encoding="utf-8").partition("\n\n")
        told = dict(line.split(": ", 1) for line in header.splitlines())
        try:
            yield FirstPost(
                slug=path.stem,
                title=told["title"],
                summary=told["summary"],
                author=told["author"],
                published_at=datetime.fromisoformat(told["published"]),
                body=Template(body).substitute(words),
            )
        except (KeyError, ValueError) as error:
            raise FirstPostError(f"{path.name}: {error}") from error


def _network_words(figures: NetworkFigures) -> dict[str, str]:
    """What the files may name of the network."""
    worst, best = figures.worst, figures.best
    return {
        "accuracy": _percent(figures.accuracy),
        "accuracy_without_copy": _percent(figures.accuracy_without_copy),
        "faces": f"{figures.faces:,}",
        "training_faces": f"{figures.training_faces:,}",
        "parameters": f"{figures.parameters:,}",
        "named": _percent(figures.named),
        "right_when_named": _percent(figures.right_when_named),
        "best": _name(best.label),
        "best_recall": _percent(best.recall),
        "worst": _name(worst.label),
        "worst_recall": _percent(worst.recall),
        "worst_mistaken_for": _name(worst.mistaken_for),
        "worst_mistaken_share": _percent(worst.mistaken_share),
        "rarest": _name(figures.rarest.label),
        "rarest_faces": f"{figures.rarest.faces:,}",
    }


def _song_words(figures: SongFigures) -> dict[str, str]:
    """What the files may name of the songs: ``fit_LABEL``, ``chance_LABEL``."""
    fits = {f"fit_{fit.label}": _percent(fit.share) for fit in figures.emotions}
    chances = {f"chance_{fit.label}": _percent(fit.chance) for fit in figures.emotions}
    return {"rated_songs": f"{figures.rated_songs:,}", **fits, **chances}


def _name(label: str) -> str:
    # The files are English, whatever the site's language is.
    with override("en"):
        return str(NAMES[Emotion(label)])


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"

"""What the first posts may quote, by the names that stand in them."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import override

from emotion.labels import Emotion
from emotion.words import NAMES
from music.pages.about import percent
from music.pages.figures import NetworkFigures, network_figures
from music.pages.song_figures import SongFigures, song_figures


def figures_in(language: str) -> dict[str, str] | None:
    """Numbers and names as `language` writes them; None where something was not measured."""
    network, songs = network_figures(), song_figures()
    if network is None or songs is None:
        return None
    with override(language):
        return _network_words(network) | _song_words(songs)


def _network_words(figures: NetworkFigures) -> dict[str, str]:
    worst, best = figures.worst, figures.best
    return {
        "accuracy": _percent(figures.accuracy),
        "accuracy_without_copy": _percent(figures.accuracy_without_copy),
        "faces": _count(figures.faces),
        "training_faces": _count(figures.training_faces),
        "parameters": _count(figures.parameters),
        "named": _percent(figures.named),
        "right_when_named": _percent(figures.right_when_named),
        "best": _name(best.label),
        "best_recall": _percent(best.recall),
        "worst": _name(worst.label),
        "worst_recall": _percent(worst.recall),
        "worst_mistaken_for": _name(worst.mistaken_for),
        "worst_mistaken_share": _percent(worst.mistaken_share),
        "rarest": _name(figures.rarest.label),
        "rarest_faces": _count(figures.rarest.faces),
    }


def _song_words(figures: SongFigures) -> dict[str, str]:
    """``fit_LABEL`` and ``chance_LABEL`` for each emotion that songs were rated for."""
    fits = {f"fit_{fit.label}": _percent(fit.share) for fit in figures.emotions}
    chances = {f"chance_{fit.label}": _percent(fit.chance) for fit in figures.emotions}
    return {"rated_songs": _count(figures.rated_songs), **fits, **chances}


def _name(label: str) -> str:
    return str(NAMES[Emotion(label)])


def _count(number: int) -> str:
    return number_format(number, force_grouping=True)


def _percent(share: float) -> str:
    return f"{percent(share)} %"

"""The figures of the About page, in the words and numbers that it shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from emotion.labels import Emotion
from emotion.words import NAMES
from music.pages.figures import EmotionFigures, NetworkFigures, network_figures
from music.pages.song_figures import FitFigures, SongFigures, song_figures
from recommendations.selectors.fit import fit_share

# Mistakes that are rarer than one face in ten are not worth a sentence.
WORTH_A_SENTENCE = 0.1


@dataclass(frozen=True)
class Bar:
    """``share`` is of 0..1, ``percent`` the same as shown, ``note`` what stands behind it."""

    label: str
    name: str | Promise
    share: float
    percent: str
    note: str


@dataclass(frozen=True)
class NetworkStory:
    accuracy: str
    accuracy_without_copy: str
    named: str
    right_when_named: str
    bars: tuple[Bar, ...]
    mistakes: tuple[str, ...]
    raw: NetworkFigures


@dataclass(frozen=True)
class SongStory:
    bars: tuple[Bar, ...]
    raw: SongFigures


@dataclass(frozen=True)
class Answers:
    """What listeners said: per cent as shown, and a count."""

    share: str
    low: str
    high: str
    partly: str
    count: int


@dataclass(frozen=True)
class About:
    network: NetworkStory | None
    songs: SongStory | None
    answers: Answers | None


def about() -> About:
    network, songs = network_figures(), song_figures()
    return About(
        network=_network_story(network) if network else None,
        songs=_song_story(songs) if songs else None,
        answers=_answers(),
    )


def percent(share: float, decimals: int = 1) -> str:
    """A share of 0..1 as a number of per cent, in the language of the page; without the sign."""
    # Rounded first: number_format cuts.
    return number_format(round(100 * share, decimals), decimals)


def _network_story(figures: NetworkFigures) -> NetworkStory:
    return NetworkStory(
        accuracy=percent(figures.accuracy),
        accuracy_without_copy=percent(figures.accuracy_without_copy),
        named=percent(figures.named),
        right_when_named=percent(figures.right_when_named),
        bars=tuple(_recall_bar(emotion) for emotion in figures.emotions),
        mistakes=_mistakes(figures.emotions),
        raw=figures,
    )


def _song_story(figures: SongFigures) -> SongStory:
    return SongStory(tuple(_fit_bar(emotion) for emotion in figures.emotions), figures)


def _answers() -> Answers | None:
    """None while there are too few answers to quote."""
    told = fit_share()
    fits, at_least_partly = told.fits, told.fits_at_least_partly
    if not told.is_enough or fits is None or at_least_partly is None:
        return None
    return Answers(
        share=percent(fits.share, 0),
        low=percent(fits.low, 0),
        high=percent(fits.high, 0),
        partly=percent(at_least_partly.share, 0),
        count=told.count,
    )


def _recall_bar(emotion: EmotionFigures) -> Bar:
    note = _("of %(faces)s faces") % {"faces": number_format(emotion.faces)}
    return Bar(
        emotion.label, _name(emotion.label), emotion.recall, percent(emotion.recall, 0), note
    )


def _fit_bar(fit: FitFigures) -> Bar:
    note = _("%(low)s to %(high)s %%; by lot %(chance)s %%") % {
        "low": percent(fit.low, 0),
        "high": percent(fit.high, 0),
        "chance": percent(fit.chance),
    }
    return Bar(fit.label, _name(fit.label), fit.share, percent(fit.share), note)


def _mistakes(emotions: Sequence[EmotionFigures]) -> tuple[str, ...]:
    """The frequent mistakes as sentences, the worst first."""
    frequent = [emotion for emotion in emotions if emotion.mistaken_share >= WORTH_A_SENTENCE]
    return tuple(
        _("Of a hundred faces labelled “%(true)s” about %(count)s are read as “%(read)s”.")
        % {
            "true": _name(emotion.label),
            "count": percent(emotion.mistaken_share, 0),
            "read": _name(emotion.mistaken_for),
        }
        for emotion in sorted(frequent, key=lambda emotion: -emotion.mistaken_share)
    )


def _name(label: str) -> str | Promise:
    return NAMES[Emotion(label)]

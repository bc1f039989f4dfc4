"""What listeners say of the songs they were given: did they fit the mood?"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext_noop

from music.demo import demo_accounts
from recommendations.evaluation.proportions import Proportion, wilson
from recommendations.models import RecommendationSet
from recommendations.moods import top_emotion
from recommendations.selectors.mood_lists import SORTED

Fit = RecommendationSet.Fit
# With fewer answers the public is shown no share.
QUOTED_FROM = 50
# Among the names of engines; the page says it in its reader's language.
LIKE_A_PLAYLIST = gettext_noop("like a playlist")


@dataclass(frozen=True)
class FitShare:
    """How many answered yes, partly and no; the shares are None where nobody answered."""

    yes: int = 0
    partly: int = 0
    no: int = 0

    @property
    def count(self) -> int:
        return self.yes + self.partly + self.no

    @property
    def fits(self) -> Proportion | None:
        """The share of yes."""
        return wilson(self.yes, self.count) if self.count else None

    @property
    def fits_at_least_partly(self) -> Proportion | None:
        """The share of yes and partly."""
        return wilson(self.yes + self.partly, self.count) if self.count else None

    @property
    def is_enough(self) -> bool:
        """Whether it may be quoted on public pages."""
        return self.count >= QUOTED_FROM


@dataclass(frozen=True)
class FitReport:
    """The shares by mood and by engine, the most answered first; ``listeners`` is how many
    accounts and visitors the answers come from."""

    overall: FitShare
    listeners: int
    by_mood: tuple[tuple[str, FitShare], ...]
    by_engine: tuple[tuple[str, FitShare], ...]


def fit_share() -> FitShare:
    """What everybody said of the sets that were chosen for them.

    An answer lasts as long as its set: a visitor's goes with it after a day. Lists that a
    library was sorted into are not chosen, and demo accounts are nobody.
    """
    return _share(_answered().values_list("fit", flat=True))


def fit_report() -> FitReport:
    by_mood: dict[str, list[str]] = defaultdict(list)
    by_engine: dict[str, list[str]] = defaultdict(list)
    listeners = set()
    rows = _answered().values_list("fit", "probabilities", "engine", "source", "owner", "visitor")
    for fit, probabilities, engine, source, owner, visitor in rows.iterator():
        by_mood[top_emotion(probabilities)].append(fit)
        is_like = source == RecommendationSet.Source.PLAYLIST
        by_engine[LIKE_A_PLAYLIST if is_like else engine].append(fit)
        listeners.add((owner, visitor))
    return FitReport(fit_share(), len(listeners), _ordered(by_mood), _ordered(by_engine))


def _answered() -> QuerySet[RecommendationSet]:
    return (
        RecommendationSet.objects.exclude(fit="")
        .exclude(notes__has_key=SORTED)
        .exclude(owner__in=demo_accounts())
    )


def _share(answers: Iterable[str]) -> FitShare:
    counted = Counter(answers)
    return FitShare(counted[Fit.YES], counted[Fit.PARTLY], counted[Fit.NO])


def _ordered(groups: dict[str, list[str]]) -> tuple[tuple[str, FitShare], ...]:
    shares = ((name, _share(answers)) for name, answers in groups.items())
    return tuple(sorted(shares, key=lambda pair: (-pair[1].count, pair[0])))

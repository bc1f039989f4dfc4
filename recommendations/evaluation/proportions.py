"""How sure a share of answers is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

LEVEL = 0.95


@dataclass(frozen=True)
class Proportion:
    """``share`` of ``count`` answers, and its 95 % interval, all of 0..1."""

    share: float
    low: float
    high: float
    count: int

    @property
    def in_words(self) -> str:
        """In whole per cent: "64 % (50–76 %)"."""
        return f"{self.share:.0%} ({100 * self.low:.0f}–{self.high:.0%})".replace("%", " %")


def wilson(hits: int, count: int) -> Proportion:
    """The share of `hits` among `count` answers with Wilson's score interval.

    Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical
    inference", Journal of the American Statistical Association 22(158), 209-212. Unlike
    share ± 1.96 standard errors it stays within 0..1, and says something for few answers
    and for shares of 0 and 1. Raises ValueError unless 0 <= hits <= count and count > 0.
    """
    if not 0 <= hits <= count or count == 0:
        raise ValueError(f"{hits} of {count} is no share")
    z = NormalDist().inv_cdf((1 + LEVEL) / 2)
    share = hits / count
    middle = (share + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
    # The ends of a share of 0 and of 1 are exact, and rounding must not lead past them.
    return Proportion(
        share,
        low=0.0 if hits == 0 else max(0.0, middle - half),
        high=1.0 if hits == count else min(1.0, middle + half),
        count=count,
    )

"""What a page can offer: filters that the catalogue has data for, engines that may run."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings

from recommendations.catalogue.matrix import load_catalogue
from recommendations.engine.catalogue import Catalogue
from recommendations.engine.filters import Offered, offered_filters
from recommendations.engine.maps import EngineName
from recommendations.learnt_targets.engine import is_learnt


def filters_offered() -> Offered:
    """The filters of the catalogue as stored now, worked out once a version."""
    return _offered(load_catalogue())


def engines_offered() -> tuple[EngineName, ...]:
    """The engines that the operator lets listeners choose from, the default first."""
    withheld = {
        EngineName.CALIBRATED: not settings.CALIBRATED_ENGINE,
        EngineName.LEARNT: not is_learnt(),
    }
    return tuple(name for name in EngineName if not withheld.get(name))


# Keyed by the catalogue itself, of which a process keeps one at a time.
@lru_cache(maxsize=1)
def _offered(catalogue: Catalogue) -> Offered:
    return offered_filters(catalogue)

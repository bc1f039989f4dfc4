"""Whether the songs of a set fitted, as its listener says after listening."""

from __future__ import annotations

from django.utils import timezone

from recommendations.models import RecommendationSet


def set_fit(chosen: RecommendationSet, fit: RecommendationSet.Fit | None) -> None:
    """Keep the answer with the set, in the place of an earlier one; None takes it back."""
    chosen.fit = fit.value if fit else ""
    chosen.fit_at = timezone.now() if fit else None
    chosen.save(update_fields=["fit", "fit_at"])

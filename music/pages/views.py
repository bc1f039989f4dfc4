"""Pages that belong to no other part."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from emotion.labels import LABELS
from recommendations.selectors.asking import asking

# How many seconds of readings the posted probabilities average.
AVERAGING_SECONDS = 3


@require_safe
@ensure_csrf_cookie
def home(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "home.html",
        {
            "labels": list(LABELS),
            "asking": asking(request),
            "frames_per_second": settings.FRAMES_PER_SECOND,
            "averaging_seconds": AVERAGING_SECONDS,
        },
    )


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "privacy.html")

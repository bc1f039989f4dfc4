"""Pages that belong to no other part."""

from __future__ import annotations

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from emotion.labels import LABELS
from music import content_security
from recommendations.selectors.asking import asking


@require_safe
@csp_replace(content_security.FACES)  # type: ignore[untyped-decorator]
@ensure_csrf_cookie
def home(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "home.html",
        {
            "labels": list(LABELS),
            "asking": asking(request),
            "frames_per_second": settings.FRAMES_PER_SECOND,
            "server_reading": settings.SERVER_READING,
        },
    )


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    context = {
        "frames_per_second": settings.FRAMES_PER_SECOND,
        "server_reading": settings.SERVER_READING,
    }
    return render(request, "privacy.html", context)

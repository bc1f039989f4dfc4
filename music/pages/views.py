"""Pages that belong to no other part."""

from __future__ import annotations

import logging

from csp.decorators import csp_replace
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from emotion.labels import LABELS
from music import content_security
from music.pages import about as about_figures
from music.pages.cookies import cookies
from music.pages.team import TeamFileError
from music.pages.team import team as read_people
from recommendations.selectors.asking import asking
from recommendations.selectors.sets import last_sets

logger = logging.getLogger(__name__)


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
            "last_sets": last_sets(request),
            "frames_per_second": settings.FRAMES_PER_SECOND,
            "server_reading": settings.SERVER_READING,
        },
    )


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    context = {
        "frames_per_second": settings.FRAMES_PER_SECOND,
        "server_reading": settings.SERVER_READING,
        "cookies": cookies(),
    }
    return render(request, "privacy.html", context)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "pages/about.html", {"about": about_figures.about()})


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    try:
        people = read_people()
    except TeamFileError as error:
        # It was whole at the start, and somebody has changed it since.
        logger.error("%s", error)
        people = ()
    return render(request, "pages/team.html", {"people": people})

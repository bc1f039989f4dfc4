"""What a week sounded like: its page, and a picture of it. Only one's own."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from music.requests import AuthenticatedHttpRequest
from recommendations.insights.as_png import as_png
from recommendations.insights.as_svg import as_svg
from recommendations.insights.picture import picture_of
from recommendations.selectors.insights import week_of

KINDS = ("svg", "png")


@require_safe
@never_cache
@login_required
def show(request: AuthenticatedHttpRequest) -> HttpResponse:
    week = week_of(request.user, request.GET.get("week", ""))
    return render(request, "insights/insights.html", {"week": week})


@require_safe
@never_cache
@login_required
def picture(request: AuthenticatedHttpRequest, week: str, kind: str) -> HttpResponse:
    """The picture of the asker's own week, as a file; 404 where there is nothing to show."""
    found = week_of(request.user, week)
    if kind not in KINDS or found.name != week or not found.moods:
        raise Http404
    drawing = picture_of(found)
    response = (
        HttpResponse(as_svg(drawing), content_type="image/svg+xml")
        if kind == "svg"
        else HttpResponse(as_png(drawing), content_type="image/png")
    )
    response["Content-Disposition"] = f'inline; filename="wmusic-{found.name}.{kind}"'
    return response

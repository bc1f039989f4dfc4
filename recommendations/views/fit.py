"""Did it fit? The listener answers on the set's page, and staff see what came of it."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from music.pace import SMALL_CHANGES, paced
from recommendations.edit_forms import FitForm
from recommendations.models import RecommendationSet
from recommendations.selectors.fit import QUOTED_FROM, fit_report
from recommendations.selectors.sets import set_for
from recommendations.services.fit import set_fit


@require_POST
@paced("fit", times=SMALL_CHANGES)
def answer(request: HttpRequest, set_id: UUID) -> HttpResponse:
    chosen = set_for(request, set_id)
    form = FitForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest("It fitted, partly or not, or the answer is taken back.")
    said = form.cleaned_data["fit"]
    set_fit(chosen, RecommendationSet.Fit(said) if said in RecommendationSet.Fit else None)
    return redirect(f"{reverse('recommendations:set', args=[set_id])}#fit")


@require_safe
@never_cache
def report(request: HttpRequest) -> HttpResponse:
    """For staff; to anybody else there is no such page."""
    if not (isinstance(request.user, User) and request.user.is_staff):
        raise Http404
    context = {"report": fit_report(), "quoted_from": QUOTED_FROM}
    return render(request, "recommendations/fit/report.html", context)

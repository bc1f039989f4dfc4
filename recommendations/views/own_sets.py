"""All the sets of a listener, and what became of each."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from music.requests import AuthenticatedHttpRequest
from recommendations.search_form import SearchForm
from recommendations.selectors.own_sets import own_sets


@require_safe
@login_required
def own(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    search = form.search()
    # The address of another page of the same search.
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "form": form,
        "is_search": any((search.words, search.emotion, search.only_saved)),
        "query": f"{query.urlencode()}&" if query else "",
        "listed": own_sets(request.user, search, request.GET.get("page", "")),
    }
    return render(request, "profile/lists.html", context)

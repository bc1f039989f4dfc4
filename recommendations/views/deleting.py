"""Deleting a set."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from music.pace import paced
from recommendations.drafts import drop_draft
from recommendations.models import RecommendationSet
from recommendations.selectors.mood_lists import SORTED
from recommendations.selectors.playlist_changes import deletion_view
from recommendations.selectors.sets import set_for
from recommendations.services.deleting import BeingSaved, delete_set


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def delete(request: HttpRequest, set_id: UUID) -> HttpResponse:
    """The question, and what is done on its yes. A visitor may delete their own, too."""
    if request.method == "POST":
        return _delete(request, set_id)
    context = {"deletion": deletion_view(set_for(request, set_id))}
    return render(request, "recommendations/delete.html", context)


@paced("delete")
def _delete(request: HttpRequest, set_id: UUID) -> HttpResponse:
    chosen = set_for(request, set_id)
    try:
        has_playlist = delete_set(chosen)
    except BeingSaved as problem:
        messages.error(request, str(problem))
        return redirect("recommendations:set", set_id)
    except RecommendationSet.DoesNotExist as gone:
        raise Http404("The set was deleted meanwhile.") from gone
    drop_draft(request, set_id)
    messages.success(
        request,
        _("The list is deleted. Its playlist is still in your Spotify account.")
        if has_playlist
        else _("The list is deleted."),
    )
    return redirect(_where_others_are(request, chosen))


def _where_others_are(request: HttpRequest, deleted: RecommendationSet) -> str:
    if not isinstance(request.user, User):
        return reverse("home")
    if SORTED in deleted.notes:
        return reverse("library:moods")
    return f"{reverse('profile')}#sets"

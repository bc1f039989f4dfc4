"""What a listener can say to the notice of their connection's end."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from music.requests import AuthenticatedHttpRequest
from recommendations.services.connections import be_quiet
from recommendations.views.signed_in import signed_in


@require_POST
@signed_in("profile")
def quiet(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Not again for a day; back to the page where it was."""
    be_quiet(user=request.user)
    page = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure())
    return redirect(page if is_ours else reverse("profile"))

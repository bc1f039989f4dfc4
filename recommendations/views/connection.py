"""What a listener can say to the notice of their connection's end."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from music.requests import AuthenticatedHttpRequest
from music.signed_in import signed_in
from recommendations.services.connections import be_quiet


@require_POST
@signed_in("profile")
def quiet(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Not again for a day; back to the page where it was."""
    be_quiet(user=request.user)
    page = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure())
    # Not `redirect`, which takes what has no slash for the name of a view.
    return HttpResponseRedirect(page if is_ours else reverse("profile"))

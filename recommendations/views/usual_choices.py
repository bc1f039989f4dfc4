"""The choices that home begins with."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from music.requests import AuthenticatedHttpRequest
from music.signed_in import signed_in
from recommendations.choices_form import ChoicesForm
from recommendations.services.usual_choices import keep_usual_choices


@require_POST
@signed_in("preferences")
def keep(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Keep the choices as usual ones; what is not valid changes nothing."""
    form = ChoicesForm(request.POST)
    if form.is_valid():
        keep_usual_choices(request.user, form.address())
        messages.success(request, _("Home begins with these choices now."))
    else:
        for problem in form.messages():
            messages.error(request, problem)
    return redirect(f"{reverse('preferences')}#usual-choices")

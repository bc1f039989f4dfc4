"""The preferences page, and the switch that every page has."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from music.preferences.forms import LanguageForm, PreferencesForm, ThemeForm
from music.preferences.selectors import language_of, theme_of
from music.preferences.services import (
    keep_language,
    keep_language_in_browser,
    keep_theme,
    keep_theme_in_browser,
)
from music.requests import AuthenticatedHttpRequest
from recommendations.selectors.asking import usually_asking


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def preferences(request: AuthenticatedHttpRequest) -> HttpResponse:
    if request.method != "POST":
        kept = {"theme": theme_of(request), "language": language_of(request.user)}
        return _page(request, PreferencesForm(initial=kept))
    form = PreferencesForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=400)
    language = form.cleaned_data["language"]
    keep_theme(request.user, form.chosen)
    keep_language(request.user, language)
    with translation.override(language or translation.get_language_from_request(request)):
        messages.success(request, _("Your preferences are saved."))
    return redirect("preferences")


def _page(request: HttpRequest, form: PreferencesForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "usual": usually_asking(request)}
    return render(request, "profile/preferences.html", context, status=status)


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the theme of the button pressed, and go back to the page where it was."""
    form = ThemeForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(_("There is no such theme."), content_type="text/plain")
    response = _back(request)
    if isinstance(request.user, User):
        keep_theme(request.user, form.chosen)
    else:
        keep_theme_in_browser(response, form.chosen)
    return response


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Likewise for the language."""
    form = LanguageForm(request.POST)
    if not form.is_valid():
        return HttpResponseBadRequest(_("There is no such language."), content_type="text/plain")
    response = _back(request)
    if isinstance(request.user, User):
        keep_language(request.user, form.cleaned_data["language"])
    else:
        keep_language_in_browser(response, form.cleaned_data["language"])
    return response


def _back(request: HttpRequest) -> HttpResponse:
    page = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(page, {request.get_host()}, request.is_secure())
    # Not `redirect`, which takes what has no slash for the name of a view.
    return HttpResponseRedirect(page if is_ours else reverse("home"))

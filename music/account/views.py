"""Taking one's data along, and leaving."""

from __future__ import annotations

from allauth.socialaccount.forms import DisconnectForm
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from music.account.deletion import delete_account
from music.account.disconnecting import disconnect, would_lock_out
from music.account.forms import confirmation_for
from music.account.held import as_json, held_about
from music.account.holdings import holdings_of
from music.pace import paced
from music.requests import AuthenticatedHttpRequest
from music.signed_in import signed_in
from recommendations.models import SpotifyConnection

form_page = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@login_required
@never_cache
def data(request: AuthenticatedHttpRequest) -> HttpResponse:
    connected = SpotifyConnection.objects.filter(user=request.user).exists()
    return render(request, "account/data.html", {"is_connected": connected})


@require_POST
@signed_in("account-data")
@paced("account-data")
@never_cache
def download(request: AuthenticatedHttpRequest) -> HttpResponse:
    """A POST, so that no page elsewhere can have it put on a person's disk."""
    now = timezone.now()
    return HttpResponse(
        as_json(held_about(request.user), written_at=now).encode(),
        content_type="application/json",
        headers={"Content-Disposition": f'attachment; filename="wmusic-data-{now:%Y-%m-%d}.json"'},
    )


@form_page
@login_required
@never_cache
def delete(request: AuthenticatedHttpRequest) -> HttpResponse:
    return _delete(request) if request.method == "POST" else _delete_page(request)


@sensitive_post_parameters("password")
@paced("account-delete")
def _delete(request: AuthenticatedHttpRequest) -> HttpResponse:
    form = confirmation_for(request.user)(request.user, request.POST)
    if not form.is_valid():
        return _delete_page(request, form=form)
    delete_account(request, request.user)
    messages.success(request, _("Your account and everything in it is deleted."))
    return redirect("home")


def _delete_page(request: AuthenticatedHttpRequest, **context: object) -> HttpResponse:
    form = confirmation_for(request.user)(request.user)
    connected = SpotifyConnection.objects.filter(user=request.user).exists()
    held = {"holdings": holdings_of(request.user), "is_connected": connected}
    context = {"form": form, "apps_url": settings.SPOTIFY.apps, **held, **context}
    return render(request, "account/delete.html", context)


@form_page
@login_required
@never_cache
def connections(request: AuthenticatedHttpRequest) -> HttpResponse:
    """Instead of allauth's, which says only that it cannot be done without a password."""
    sent = request.POST if request.method == "POST" else None
    form = DisconnectForm(sent, request=request)
    if form.is_valid():
        disconnect(form)
        return redirect("spotify-disconnected")
    context = {"form": form, "would_lock_out": would_lock_out(request.user)}
    return render(request, "socialaccount/connections.html", context)


@require_safe
@login_required
@never_cache
def disconnected(request: AuthenticatedHttpRequest) -> HttpResponse:
    """What was forgotten. Not for somebody who is connected, also again."""
    if SocialAccount.objects.filter(user=request.user).exists():
        return redirect("socialaccount_connections")
    return render(request, "socialaccount/disconnected.html", {"apps_url": settings.SPOTIFY.apps})

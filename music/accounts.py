"""Where django-allauth asks this site about local accounts."""

from __future__ import annotations

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import get_cache_key, get_rates
from django.contrib.auth.models import User
from django.core.cache import cache
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from music.visitors import identify

ALLAUTH = "allauth.account"


class AccountAdapter(DefaultAccountAdapter):
    # Django's own calls it by another word than the pages do.
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_taken": _("This user name is taken."),
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        """What attempts to sign in are counted by: a keyed hash, never the address.

        allauth stores it in the cache table, and the privacy page promises hashes.
        """
        return identify(request).address

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Not allauth's: the form again, as if nothing had happened."""
        return reverse("profile")

    def forget_counts(self, request: HttpRequest, user: User) -> None:
        """Delete the counts that name `user`, by number or by a hash of the user name.

        Those of the address stay: or whoever guesses passwords could begin again by deleting
        an account. They name nobody.
        """
        name = self._get_login_attempts_cache_key(request, username=user.get_username())
        cache.delete_many(
            get_cache_key(request, app=ALLAUTH, action=action, rate=rate, key=name, user=user)
            for action in app_settings.RATE_LIMITS
            for rate in get_rates(app=ALLAUTH, action=action)
            if rate.per != "ip"
        )

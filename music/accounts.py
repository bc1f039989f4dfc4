"""Where django-allauth asks this site about local accounts."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from music.visitors import identify


class AccountAdapter(DefaultAccountAdapter):
    def get_client_ip(self, request: HttpRequest) -> str:
        """What attempts to sign in are counted by: a keyed hash, never the address.

        allauth stores it in the cache table, and the privacy page promises hashes.
        """
        return identify(request).address

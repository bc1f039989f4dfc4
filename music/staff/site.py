from __future__ import annotations

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _


class StaffSite(AdminSite):
    """The admin. One signs in to it as to the site, so that one limit counts all attempts."""

    site_header = _("WMusic, for its staff")
    site_title = _("WMusic staff")
    index_title = _("Everything that is kept")

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        response: HttpResponse = secure_admin_login(super().login)(request, extra_context)
        return response

    def password_change(  # type: ignore[override]
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """On the site's own page, whose attempts are counted, too."""
        return redirect("account_change_password")

"""Reports of errors without any token, whether by mail or on the page of development.

Django hides by the names of settings and by decorators, and in development hides nothing of
what variables hold. Tokens go through code that is not ours: allauth, requests, the database
layer. So everything that any of it, or what it called, had in hand is left out.
"""

from __future__ import annotations

from collections.abc import ItemsView
from types import FrameType
from typing import Any
from urllib.parse import quote

from django.http import HttpRequest
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

# Whose variables may hold a token, and those of all that they call.
HANDLING_TOKENS = (
    "allauth.socialaccount",
    "recommendations.encryption",
    "recommendations.services.connections",
    "recommendations.services.token_keys",
    "recommendations.spotify",
)


class WithoutTokens(SafeExceptionReporterFilter):
    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: FrameType
    ) -> ItemsView[str, Any]:
        if _handles_tokens(tb_frame):
            return dict.fromkeys(tb_frame.f_locals, self.cleansed_substitute).items()
        return super().get_traceback_frame_variables(request, tb_frame)


# What Spotify puts into the address that it leads back to. A code that was not exchanged yet,
# because of the crash, is still good.
IN_ADDRESSES = ("code", "state")
# Shorter words would be found where they are none.
_SHORTEST = 8
_SUBSTITUTE = SafeExceptionReporterFilter.cleansed_substitute


class ReportWithoutCode(ExceptionReporter):
    """Django writes the query of an address into several places of a report, and into whatever
    variable holds the request: so it is taken out of the whole."""

    def get_traceback_html(self) -> SafeString:
        return self._cleansed(super().get_traceback_html())

    def get_traceback_text(self) -> SafeString:
        return self._cleansed(super().get_traceback_text())

    def _cleansed(self, report: SafeString) -> SafeString:
        query = self.request.GET if self.request is not None else {}
        for secret in (query.get(name, "") for name in IN_ADDRESSES):
            if len(secret) >= _SHORTEST:
                for form in (secret, quote(secret, safe=""), quote(secret), escape(secret)):
                    report = SafeString(report.replace(form, _SUBSTITUTE))
        return report


def _handles_tokens(frame: FrameType | None) -> bool:
    while frame is not None:
        module = f"{frame.f_globals.get('__name__', '')}."
        if module.startswith(tuple(f"{name}." for name in HANDLING_TOKENS)):
            return True
        frame = frame.f_back
    return False

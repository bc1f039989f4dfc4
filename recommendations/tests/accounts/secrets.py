"""Every secret of a sign-in, and everything in which one could be found."""

from __future__ import annotations

import base64
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
import requests
from allauth.socialaccount.providers.oauth2 import provider as oauth2_provider
from allauth.socialaccount.providers.oauth2.utils import generate_code_challenge
from django.conf import settings
from django.core import mail
from django.db import connection as database
from django.utils.log import AdminEmailHandler

from recommendations.spotify import sessions
from recommendations.spotify.standin.oauth import new_secret
from recommendations.spotify.standin.server import StandinServer
from recommendations.spotify.standin.views import authorize as authorize_view
from recommendations.spotify.standin.views import token as token_view
from recommendations.tests.accounts.storage import stored, unpacked


def every_logger() -> list[str]:
    """The root, those that the site's settings name, and all that there are by now: levels of
    their own are to hide nothing here."""
    known = [name for name in logging.root.manager.loggerDict if not name.startswith("asyncio")]
    return sorted({"", *settings.LOGGING["loggers"], *known})


@dataclass
class Watch:
    """``tokens``, ``codes`` and ``verifiers`` are secret, and what shows that the app is the
    app; ``traces`` is what a person or a program could read."""

    tokens: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    verifiers: list[str] = field(default_factory=list)
    traces: list[str] = field(default_factory=list)
    sent_inside_a_transaction: list[str] = field(default_factory=list)

    def see(self, response: Any) -> Any:
        """Note an answer of the site, with all its headers and cookies, and those before it
        that led there."""
        self.traces += [response.content.decode(), repr(response.headers), repr(response.cookies)]
        self.traces.append(repr(getattr(response, "redirect_chain", "")))
        return response

    def look_everywhere(self, standin: StandinServer) -> None:
        """Note what is stored, and what the stand-in tells of the calls."""
        self.traces += [*stored(), *unpacked()]
        for path in ("/_log", "/_faults", "/faults"):
            self.traces.append(requests.get(f"{standin.origin}{path}", timeout=5).text)

    def leaks(self) -> list[str]:
        """What is around each token that is found."""
        app = f"{settings.SPOTIFY_CLIENT_ID}:{settings.SPOTIFY_CLIENT_SECRET}"
        secrets = [*self.tokens, *self.codes, *self.verifiers, settings.SPOTIFY_CLIENT_SECRET]
        secrets.append(base64.b64encode(app.encode()).decode())
        everything = [*self.traces, *(one.body for one in mail.outbox)]
        everything += [
            str(content) for one in mail.outbox for content, _ in getattr(one, "alternatives", ())
        ]
        return [
            trace[max(0, at - 200) : at + 20]
            for trace in everything
            for secret in secrets
            if (at := trace.find(secret)) >= 0
        ]


class _Lines(logging.Handler):
    def __init__(self, traces: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self._traces = traces

    def emit(self, record: logging.LogRecord) -> None:
        self._traces.append(logging.Formatter("%(name)s %(message)s").format(record))
        self._traces.append(repr(record.args))


@contextmanager
def watching(patch: pytest.MonkeyPatch) -> Iterator[Watch]:
    watch = Watch()

    def given() -> str:
        watch.tokens.append(new_secret())
        return watch.tokens[-1]

    send = sessions.BoundedSession.send

    def noted(
        self: sessions.BoundedSession, request: requests.PreparedRequest, **kwargs: Any
    ) -> requests.Response:
        watch.traces.append(str(request.url))
        if database.in_atomic_block:
            watch.sent_inside_a_transaction.append(str(request.url))
        return send(self, request, **kwargs)

    def code_given() -> str:
        watch.codes.append(new_secret())
        return watch.codes[-1]

    def challenged() -> dict[str, str]:
        params: dict[str, str] = generate_code_challenge()
        watch.verifiers.append(params["code_verifier"])
        return params

    patch.setattr(token_view, "new_secret", given)
    patch.setattr(authorize_view, "new_secret", code_given)
    patch.setattr(oauth2_provider, "generate_code_challenge", challenged)
    patch.setattr(sessions.BoundedSession, "send", noted)
    lines, mails = _Lines(watch.traces), AdminEmailHandler(include_html=True)
    mails.setLevel(logging.ERROR)
    root = logging.getLogger()
    before = {name: logging.getLogger(name).level for name in every_logger()}
    for name in before:
        logging.getLogger(name).setLevel(logging.DEBUG)
    # Otherwise no statement is logged.
    database.force_debug_cursor = True
    root.addHandler(lines)
    root.addHandler(mails)
    try:
        yield watch
    finally:
        database.force_debug_cursor = False
        root.removeHandler(lines)
        root.removeHandler(mails)
        for name, level in before.items():
            logging.getLogger(name).setLevel(level)

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.conf import settings

from music.log_filters import WithoutQueries


def test_a_code_in_a_request_line_is_cut() -> None:
    line = "GET /accounts/spotify/login/callback/?code=secret&state=s HTTP/1.1"
    record = logging.LogRecord("x", logging.INFO, "", 0, '"%s" %s %s', (line, "302", "0"), None)
    assert WithoutQueries().filter(record)
    assert record.getMessage() == ('"GET /accounts/spotify/login/callback/ HTTP/1.1" 302 0')


@pytest.mark.parametrize("logger", ["django.server", "django.request"])
def test_both_loggers_of_requests_are_filtered(logger: str) -> None:
    loggers: Any = settings.LOGGING["loggers"]
    assert loggers[logger]["filters"] == ["without_queries"]

"""What is logged, and what never is: queries, headers, tokens."""

from __future__ import annotations

from typing import Any

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_queries": {"()": "music.log_filters.WithoutQueries"}},
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        # Named so that it loses the handler Django gives it: every line would come twice.
        "django": {"level": "INFO"},
        "django.server": {"filters": ["without_queries"]},
        "django.request": {"filters": ["without_queries"]},
        # At DEBUG these write Authorization headers and addresses with codes.
        **{name: {"level": "WARNING"} for name in ("spotipy", "urllib3", "requests_oauthlib")},
    },
}

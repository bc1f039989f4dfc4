"""What every page knows of its reader's preferences."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from music.models import Preferences
from music.preferences.selectors import theme_of


def preferences(request: HttpRequest) -> dict[str, object]:
    return {
        # Asked for once a page, and only by pages: no other answer needs the database for it.
        "theme": SimpleLazyObject(lambda: theme_of(request)),
        "themes": Preferences.Theme,
    }

"""What changes something is a POST with a token: no view forgets to say what it answers to."""

from __future__ import annotations

from collections.abc import Iterator
from types import FunctionType

import pytest
from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver

OURS = ("music.", "emotion.", "recommendations.")


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one)
        else:
            yield one


EVERY = list(patterns(get_resolver()))
# Views that are classes say it by their methods, and Django's admin has its own.
OWN = [
    one
    for one in EVERY
    if isinstance(one.callback, FunctionType)
    and one.callback.__module__.startswith(OURS)
    and not hasattr(one.callback, "view_class")
    and one.callback.__module__ != "music.staff.site"
]


def name(pattern: URLPattern) -> str:
    return f"{pattern.callback.__module__}.{getattr(pattern.callback, '__name__', '')}"


def test_the_walk_finds_views_of_every_part() -> None:
    parts = {name(one).rpartition(".")[0] for one in OWN}
    assert {"music.pages.views", "emotion.diary.views", "recommendations.views.playlists"} <= parts


@pytest.mark.parametrize("pattern", OWN, ids=name)
def test_every_view_names_its_methods(pattern: URLPattern) -> None:
    nothing = dict.fromkeys(pattern.pattern.converters)
    # Refused before anything is looked at: neither a user nor a set is there.
    assert pattern.callback(RequestFactory().patch("/"), **nothing).status_code == 405


@pytest.mark.parametrize("pattern", EVERY, ids=name)
def test_no_view_does_without_the_token_of_forms(pattern: URLPattern) -> None:
    assert not getattr(pattern.callback, "csrf_exempt", False)

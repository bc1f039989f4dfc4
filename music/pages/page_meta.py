"""What search engines and link previews are told of a page.

Only the pages that are named here are for everybody; any other is marked so that no search
engine lists it, without its view having to think of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SOCIAL_CARD = "img/social-card.png"

# Title and description of each public page, by the name of its address.
PUBLIC: dict[str, tuple[Promise, Promise]] = {
    "home": (
        _("WMusic: music for the face you are making"),
        _(
            "WMusic reads the mood on your face inside your browser, finds songs that fit, and "
            "keeps them as a Spotify playlist. No picture leaves your device."
        ),
    ),
    "about": (
        _("How WMusic works | WMusic"),
        _(
            "How WMusic reads a face and chooses songs, how often it is right as measured, and "
            "what it cannot know."
        ),
    ),
    "team": (_("Team | WMusic"), _("The people who run this site.")),
    "privacy": (
        _("Privacy | WMusic"),
        _("Exactly what WMusic stores about you, for how long, and which cookies it sets."),
    ),
    "blog:index": (
        _("Blog | WMusic"),
        _("How WMusic works, what it keeps and what it cannot know."),
    ),
}


@dataclass(frozen=True)
class PageMeta:
    """``address`` is the absolute canonical one; ``kind`` Open Graph's type of the page;
    ``versions`` the absolute addresses of the same in each language, its own included.
    """

    title: str
    description: str
    address: str
    is_indexed: bool = True
    kind: str = "website"
    versions: Mapping[str, str] = field(default_factory=dict)


def describe(request: HttpRequest, name: str, *, path: str = "") -> PageMeta:
    """What is told of the public page `name`, at `path` if it has several."""
    title, description = PUBLIC[name]
    return PageMeta(str(title), str(description), absolute(request, path or reverse(name)))


def absolute(request: HttpRequest, path: str) -> str:
    """The address of `path`, without the query of the request."""
    return request.build_absolute_uri(path)


def page_meta(request: HttpRequest) -> dict[str, object]:
    """Context of every page; a view that knows better gives its own ``page_meta``."""
    match = request.resolver_match
    name = match.view_name if match else ""
    meta = describe(request, name) if name in PUBLIC else None
    return {"page_meta": meta, "social_card": lambda: absolute(request, static(SOCIAL_CARD))}

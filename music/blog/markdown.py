"""Markdown as safe HTML.

Two libraries, each for what it is good at: markdown-it-py reads CommonMark, with raw HTML
off, and nh3 (the Rust library ammonia) lets through what is listed here and nothing else,
should the first one ever err.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import nh3
from django.templatetags.static import static
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

TAGS = {
    *("p", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "br"),
    *("em", "strong", "code", "pre", "a", "img"),
}
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "loading"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}
LINK_RELATION = "noopener noreferrer"
# A file of static/img, below folders at most; no step upwards.
OWN_PICTURE = re.compile(r"img/(?:[\w-]+/)*[\w-]+\.(?:svg|png|jpg|webp)")
HIGHEST_HEADING, LOWEST_HEADING = 2, 6


def render(text: str) -> SafeString:
    """The HTML of a post's body. Its headings begin at ``h2``: the page has an ``h1``."""
    html = nh3.clean(
        _markdown().render(text),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel=LINK_RELATION,
    )
    return mark_safe(html)  # noqa: S308 - cleaned one line above


def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("commonmark", {"html": False})
    markdown.core.ruler.push("lower_headings", _lower_headings)
    markdown.add_render_rule("image", _picture)
    return markdown


def _lower_headings(state: StateCore) -> None:
    """Make the highest heading that the text has an ``h2``, and keep the others' distance."""
    headings = [token for token in state.tokens if token.type.startswith("heading_")]
    levels = [int(token.tag[1:]) for token in headings]
    for token, level in zip(headings, levels, strict=True):
        lowered = level + HIGHEST_HEADING - min(levels)
        token.tag = f"h{min(lowered, LOWEST_HEADING)}"


def _picture(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any
) -> str:
    """A picture of this site, or else the words that stand for it: a page that loads one from
    elsewhere tells that place who reads it, and the content policy would refuse it.
    """
    token = tokens[index]
    name = str(token.attrs.get("src", ""))
    words = escape(renderer.renderInlineAsText(token.children or [], options, env))
    if not OWN_PICTURE.fullmatch(name):
        return words
    try:
        address = static(name)
    except ValueError:  # in production, of a file that is not there
        return words
    return f'<img src="{escape(address)}" alt="{words}" loading="lazy">'

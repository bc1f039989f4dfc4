"""Why a list has fewer tracks than asked for."""

from __future__ import annotations

from recommendations.engine.request import Request


def short_because(chosen: int, candidates: int, excluded: int, request: Request) -> str:
    """Return a few words for a page, "" for a list of full length.

    `candidates` passed the filters, which left `excluded` out; whatever of them had been
    held back has come back when a list is short.
    """
    if chosen >= request.limit:
        return ""
    if candidates >= request.limit:
        return (
            f"the others are further songs of the same artists (at most {request.per_artist} "
            "each) or other versions of these songs"
        )
    if excluded:
        return "too few tracks pass the filters" if candidates else "no track passes the filters"
    return "the catalogue has too few tracks" if candidates else "the catalogue has no tracks"

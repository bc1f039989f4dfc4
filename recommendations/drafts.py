"""Names and descriptions that were typed and could not be kept yet.

They lie in the session, so that they outlive a failure, a consent at Spotify and a sign-in.
Whoever shows one has asked `selectors.sets.set_for` first.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

KEY = "drafts"
# A session is no archive: the last few lists, and far more than their fields take.
MOST = 5
LONGEST = 2_000


@dataclass(frozen=True)
class Draft:
    """As it was typed, also where it is too long."""

    name: str
    words: str


def keep_draft(request: HttpRequest, set_id: UUID) -> None:
    """Keep what the POST has of `NameForm`'s fields."""
    typed = {field: request.POST.get(field, "")[:LONGEST] for field in ("name", "description")}
    others = [one for one in request.session.get(KEY, []) if one["set"] != str(set_id)]
    request.session[KEY] = [*others, {"set": str(set_id), **typed}][-MOST:]


def draft_of(request: HttpRequest, set_id: UUID) -> Draft | None:
    for one in request.session.get(KEY, []):
        if one["set"] == str(set_id):
            return Draft(one["name"], one["description"])
    return None


def drop_draft(request: HttpRequest, set_id: UUID) -> None:
    kept = request.session.get(KEY, [])
    left = [one for one in kept if one["set"] != str(set_id)]
    if left != kept:
        request.session[KEY] = left

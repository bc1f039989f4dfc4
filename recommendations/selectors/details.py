"""The name and the description of a list, as the fields of a form show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest

from recommendations.drafts import draft_of
from recommendations.edit_forms import NameForm
from recommendations.models import RecommendationSet
from recommendations.naming import (
    NAME_LENGTH,
    WORDS_LENGTH,
    default_name,
    default_words,
    ending_of,
)


@dataclass(frozen=True)
class Details:
    """``name`` and ``words`` fill the fields; empty, they become the defaults. ``is_draft``
    says that they were typed and could not be kept. ``ending`` is what stands behind the words.
    """

    name: str
    words: str
    default_name: str
    default_words: str
    ending: str
    is_draft: bool = False
    name_errors: Sequence[str] = ()
    words_errors: Sequence[str] = ()
    name_length: int = NAME_LENGTH
    words_length: int = WORDS_LENGTH


def details_of(
    request: HttpRequest,
    chosen: RecommendationSet,
    *,
    name: str,
    words: str,
    form: NameForm | None = None,
) -> Details:
    """With `name` and `words`, or rather with a draft; `form` is one that was refused."""
    draft = draft_of(request, chosen.id)
    return Details(
        name=draft.name if draft else name,
        words=draft.words if draft else words,
        default_name=default_name(chosen),
        default_words=default_words(chosen),
        ending=ending_of(chosen.id).strip(),
        is_draft=draft is not None,
        name_errors=_errors(form, "name"),
        words_errors=_errors(form, "description"),
    )


def _errors(form: NameForm | None, field: str) -> tuple[str, ...]:
    return tuple(str(error) for error in form.errors.get(field, ())) if form else ()

"""One part of what is held about a person, as it stands in the file they download."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class Section:
    """``content`` is what `DjangoJSONEncoder` can write: rows as lists, one row as a mapping,
    None where nothing is held. ``explanation`` is a sentence or two for the person.
    """

    explanation: str | Promise
    content: object


# By the names that stand in the file.
Sections = Mapping[str, Section]

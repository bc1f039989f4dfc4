"""Everything that is held about one person, from every part of the site."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from emotion.diary import held as held_diary
from music.account import held_account
from music.account.section import Sections
from recommendations.selectors import held as held_recommendations

# Each package says itself what it holds. In the order of the file.
SOURCES: tuple[Callable[[User], Sections], ...] = (
    held_account.held,
    held_recommendations.held,
    held_diary.held,
)


def held_about(user: User) -> Sections:
    """The sections of all sources. As many queries for a little as for a lot."""
    return {name: section for source in SOURCES for name, section in source(user).items()}


def as_json(sections: Sections, *, written_at: datetime) -> str:
    """The file: indented, and UTF-8 rather than escapes, since people read it."""
    document = {
        "about": _(
            "What WMusic holds about you. Each section says what it is. Times are in UTC; the "
            "seven numbers of a mood are shares that sum to 1."
        ),
        "written_at": written_at,
        "sections": {
            name: {"explanation": section.explanation, "content": section.content}
            for name, section in sections.items()
        },
    }
    return json.dumps(document, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False) + "\n"

"""What a mood diary holds of a listener, for the file that they can download."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from emotion.labels import LABELS
from emotion.models import DiaryChoice, DiaryEntry
from music.account.section import Section, Sections


def held(user: User) -> Sections:
    return {
        "mood_diary": Section(
            _(
                "Your mood diary: each mood as it was read or picked, the earliest first, what "
                "you said that it was instead, your note, and the set of songs that it was for."
            ),
            _entries(user),
        ),
        "mood_diary_choice": Section(
            _(
                "Whether you keep a mood diary, since when, and the time zone that your browser "
                "told for it. Nothing stands here if you never turned one on."
            ),
            _choice(user),
        ),
    }


def _entries(user: User) -> list[dict[str, object]]:
    return [
        {
            "at": entry.at,
            "origin": entry.origin,
            "reading": dict(zip(LABELS, entry.probabilities, strict=True)),
            "confirmed": entry.confirmed,
            "corrected": entry.corrected,
            "note": entry.note,
            "set": entry.set_id,
        }
        for entry in DiaryEntry.objects.filter(owner=user).order_by("at", "pk")
    ]


def _choice(user: User) -> dict[str, object] | None:
    chosen = DiaryChoice.objects.filter(owner=user).first()
    if chosen is None:
        return None
    return {"on": chosen.is_on, "changed_at": chosen.changed_at, "time_zone": chosen.zone}

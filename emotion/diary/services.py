"""Writing a mood diary. Nothing is written for anybody who did not turn it on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from emotion.diary.zones import known_zone
from emotion.labels import Emotion
from emotion.models import DiaryChoice, DiaryEntry

# Other songs for the same mood send the same seven numbers once more: no second mood. Four
# decimals of seven numbers do not come back by chance, and one that is picked by hand
# again after half an hour is another moment.
SAME_MOOD_WITHIN = timedelta(minutes=30)


def turn_on(owner: User, zone: str = "") -> None:
    """Keep a diary from now on; `zone` is the browser's, and dropped where it is none."""
    told = {"zone": known_zone(zone)} if known_zone(zone) else {}
    DiaryChoice.objects.update_or_create(
        owner=owner, defaults={"is_on": True, "changed_at": timezone.now(), **told}
    )


@transaction.atomic
def turn_off(owner: User, *, delete: bool) -> None:
    """Write nothing from now on; with `delete` forget what was written, too."""
    if delete:
        DiaryChoice.objects.filter(owner=owner).delete()
        delete_all(owner)
    else:
        DiaryChoice.objects.filter(owner=owner).update(is_on=False, changed_at=timezone.now())


def set_zone(owner: User, zone: str) -> None:
    """Go by the clock of `zone`; what is no zone changes nothing."""
    if known_zone(zone):
        DiaryChoice.objects.filter(owner=owner).update(zone=zone)


def note_mood(
    owner: User | None, *, origin: str, probabilities: Sequence[float], set_id: UUID
) -> DiaryEntry | None:
    """Write the mood that songs were asked for, if its listener keeps a diary.

    `origin` is one of `DiaryEntry.Origin`, `probabilities` are seven in label order. None
    where nothing was written. Call it in the transaction that keeps the set.
    """
    if owner is None or not DiaryChoice.objects.filter(owner=owner, is_on=True).exists():
        return None
    last = DiaryEntry.objects.filter(owner=owner).first()
    if last is not None and _is_same_mood(last, origin, probabilities):
        last.set_id = set_id
        last.save(update_fields=["set"])
        return last
    return DiaryEntry.objects.create(
        owner=owner, origin=origin, probabilities=list(probabilities), set_id=set_id
    )


def _is_same_mood(last: DiaryEntry, origin: str, probabilities: Sequence[float]) -> bool:
    return (
        timezone.now() - last.at < SAME_MOOD_WITHIN
        and last.origin == origin
        and last.probabilities == list(probabilities)
    )


def say_right(entry: DiaryEntry) -> None:
    """Its listener says that the reading was right."""
    _answer(entry, confirmed=True, corrected="")


def correct(entry: DiaryEntry, emotion: Emotion) -> None:
    """Its listener says what it was instead; the reading stays beside it."""
    _answer(entry, confirmed=False, corrected=emotion.value)


def take_back(entry: DiaryEntry) -> None:
    """As if nothing had been said of the reading."""
    _answer(entry, confirmed=False, corrected="")


def _answer(entry: DiaryEntry, *, confirmed: bool, corrected: str) -> None:
    entry.confirmed, entry.corrected = confirmed, corrected
    entry.save(update_fields=["confirmed", "corrected"])


def write_note(entry: DiaryEntry, note: str) -> None:
    """At most `NOTE_LENGTH` characters; an empty one takes the note away."""
    entry.note = note
    entry.save(update_fields=["note"])


def delete_entry(entry: DiaryEntry) -> None:
    entry.delete()


def delete_all(owner: User) -> None:
    DiaryEntry.objects.filter(owner=owner).delete()

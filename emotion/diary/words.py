"""What the diary says back."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

TURNED_ON = _("Your mood diary is on. The next mood that you ask songs for is its next entry.")
TURNED_OFF_AND_KEPT = _("Your mood diary is off. What is in it stays until you delete it.")
TURNED_OFF_AND_DELETED = _("Your mood diary is off, and everything that was in it is deleted.")
ENTRY_DELETED = _("The entry is deleted.")
FORGOTTEN = _("All entries of your diary are deleted.")
CONFIRM_FIRST = _("Nothing was deleted: tick the box first.")
NOTE_TOO_LONG = _("A note has at most %(limit)d characters.")

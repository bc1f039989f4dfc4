from __future__ import annotations

from django.conf import settings
from django.db import models


class UsualChoices(models.Model):
    """What a listener chooses beside the mood unless they say otherwise.

    As the query of an address at which these choices are made (`WishForm.address`), and read
    by the form again each time: a catalogue may lose a genre that somebody always chose.
    """

    owner = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="usual_choices"
    )
    query = models.TextField(blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "usual choices"

    def __str__(self) -> str:
        return f"Usual choices of {self.owner}"

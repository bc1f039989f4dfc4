"""What the music is for, and what it must be: the choices beside the mood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recommendations.catalogue.offers import engines_offered, filters_offered
from recommendations.engine.filters import Offered
from recommendations.engine.maps import EngineName
from recommendations.engine.request import Goal
from recommendations.wish_words import (
    ENGINE_SENTENCES,
    ENGINES,
    FAMILIARITY,
    GOALS,
    decade_words,
)
from recommendations.wishes import FASTEST, INDIFFERENT, SLOWEST

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

# More are hardly a choice, and their names must fit into an address.
MOST_GENRES = 20


def _tempo_words() -> str:
    return gettext("A tempo is a whole number from %(slowest)d to %(fastest)d beats a minute.") % {
        "slowest": SLOWEST,
        "fastest": FASTEST,
    }


def _tempo_field(label: StrPromise) -> forms.IntegerField:
    words = lazy(_tempo_words, str)()
    return forms.IntegerField(
        required=False,
        label=label,
        min_value=SLOWEST,
        max_value=FASTEST,
        error_messages={"invalid": words, "min_value": words, "max_value": words},
    )


class ChoicesForm(forms.Form):
    """What the music is for and what the songs must be.

    Everything may be left out. A filter that the catalogue has no data for,
    and an engine that the operator does not offer, are no choices here.
    """

    goal = forms.ChoiceField(
        required=False,
        label=_("What should the music do?"),
        choices=[(goal.value, words) for goal, words in GOALS.items()],
        initial=Goal.MATCH.value,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Music can match a mood, lift you or calm you.")},
    )
    engine = forms.ChoiceField(
        required=False,
        label=_("How songs are chosen"),
        initial=EngineName.DEFAULT.value,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("This way of choosing songs is not offered here.")},
    )
    familiarity = forms.TypedChoiceField(
        required=False,
        label=_("New or familiar"),
        choices=list(FAMILIARITY.items()),
        coerce=int,
        empty_value=None,
        initial=INDIFFERENT,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": _("Choose one of the five steps from new to familiar.")},
    )
    genres = forms.MultipleChoiceField(
        required=False,
        label=_("Genres"),
        error_messages={"invalid_choice": _("The catalogue has no genre called “%(value)s”.")},
    )
    decades = forms.TypedMultipleChoiceField(
        required=False,
        label=_("Decades"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("The catalogue has no songs of “%(value)s”.")},
    )
    no_explicit = forms.BooleanField(required=False, label=_("No explicit lyrics"))
    instrumental_only = forms.BooleanField(required=False, label=_("Instrumental only"))
    slowest = _tempo_field(_("Slowest"))
    fastest = _tempo_field(_("Fastest"))
    again = forms.BooleanField(required=False, label=_("Songs of my last sets may come again"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = filters_offered()
        choices = {
            "engine": [
                (name.value, f"{ENGINES[name]}: {ENGINE_SENTENCES[name]}")
                for name in engines_offered()
            ],
            "genres": [(name, name) for name in offered.genres],
            "decades": [(decade, decade_words(decade)) for decade in offered.decades],
        }
        for name, values in choices.items():
            self.fields[name].choices = values  # type: ignore[attr-defined]
        for name in _without_data(offered):
            del self.fields[name]

    @property
    def most_genres(self) -> int:
        return MOST_GENRES

    def clean_genres(self) -> list[str]:
        names: list[str] = self.cleaned_data["genres"]
        if len(names) > MOST_GENRES:
            raise forms.ValidationError(
                _("Choose at most %(most)d genres."), params={"most": MOST_GENRES}
            )
        return names

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        slowest, fastest = data.get("slowest"), data.get("fastest")
        if isinstance(slowest, int) and isinstance(fastest, int) and slowest > fastest:
            raise forms.ValidationError(_("The slowest tempo is above the fastest."))
        return data

    def messages(self) -> list[str]:
        """What is wrong with a form that is not valid, each thing once."""
        said = (str(error) for errors in self.errors.values() for error in errors)
        return list(dict.fromkeys(said))

    def choices(self) -> dict[str, object]:
        """What was validly chosen beside the mood, where it is not what is chosen anyway."""
        self.full_clean()
        return {
            name: value
            for name, value in self.cleaned_data.items()
            if name in ChoicesForm.base_fields
            and value not in ("", [], None, self.fields[name].initial)
            and value is not False
        }

    def address(self) -> str:
        """The query of an address at which the choices are made again: see `filled_by`."""
        said = {name: "on" if value is True else value for name, value in self.choices().items()}
        return urlencode(said, doseq=True)


def _without_data(offered: Offered) -> tuple[str, ...]:
    missing = {
        ("genres",): not offered.genres,
        ("decades",): not offered.decades,
        ("no_explicit",): not offered.explicit,
        ("instrumental_only",): not offered.instrumental,
        ("slowest", "fastest"): offered.tempo is None,
    }
    return tuple(name for names, is_missing in missing.items() if is_missing for name in names)

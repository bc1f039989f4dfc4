"""What can be preferred, as forms."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from music.models import Preferences


class ThemeForm(forms.Form):
    theme = forms.ChoiceField(
        label=_("Light or dark"),
        choices=Preferences.Theme.choices,
        widget=forms.RadioSelect,
    )

    @property
    def chosen(self) -> Preferences.Theme:
        """Of a valid form."""
        return Preferences.Theme(self.cleaned_data["theme"])


class LanguageForm(forms.Form):
    """An empty choice leaves it to the browser."""

    language = forms.ChoiceField(
        required=False,
        label=_("Language"),
        choices=[("", _("As the browser")), *settings.LANGUAGES],
        widget=forms.RadioSelect,
    )


class PreferencesForm(ThemeForm, LanguageForm):
    pass

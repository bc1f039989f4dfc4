"""Saying once more that it is meant."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _


class Confirmation(forms.Form):
    """By the password, or where there is none by the user name."""

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user

    def add_error(self, field: str | None, error: Any) -> None:
        """Also leads to the field, which a small screen may not show."""
        super().add_error(field, error)
        if field in self.fields:
            self.fields[field].widget.attrs["autofocus"] = True


class ByPassword(Confirmation):
    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not self._user.check_password(password):
            raise forms.ValidationError(_("This is not your password."), code="wrong")
        return password


class ByName(Confirmation):
    username = forms.CharField(
        label=_("Your user name"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )

    def clean_username(self) -> str:
        username: str = self.cleaned_data["username"]
        if username != self._user.get_username():
            raise forms.ValidationError(_("This is not your user name."), code="wrong")
        return username


def confirmation_for(user: User) -> type[Confirmation]:
    return ByPassword if user.has_usable_password() else ByName

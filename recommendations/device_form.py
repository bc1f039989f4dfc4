"""Which device is to play."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

# Spotify does not say what a device's id looks like; today's have 40 hexadecimal digits.
LONGEST_DEVICE_ID = 200


class DeviceForm(forms.Form):
    device = forms.RegexField(
        r"^[\x21-\x7e]+\Z",
        max_length=LONGEST_DEVICE_ID,
        error_messages=dict.fromkeys(
            ("required", "invalid", "max_length"), _("Choose one of your devices.")
        ),
    )

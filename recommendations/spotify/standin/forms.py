"""What a person can order on the faults page."""

from __future__ import annotations

from typing import Any

from django import forms

from recommendations.spotify.standin.faults import ENDPOINTS, EVERYWHERE, GROUPS
from recommendations.spotify.standin.kinds import KINDS
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.spotify.standin.mixtures import Order

ROTATIONS = {
    "pkce": "for apps with PKCE",
    "always": "always",
    "never": "never",
}
DEVICES: dict[str, list[dict[str, object]] | None] = {
    "keep": None,
    "none": [],
    "idle": [{"name": "Kitchen", "type": "Speaker"}],
    "active": [{"name": "Kitchen", "type": "Speaker", "is_active": True}],
}
DEVICE_WORDS = (
    ("keep", "as they are"),
    ("none", "none"),
    ("idle", "a speaker that is idle"),
    ("active", "a speaker that is active"),
)
# What is worth mixing: what comes and goes by itself at Spotify. Waits are short, so that
# a person sees what happens afterwards.
MIXED: dict[str, Order] = {
    "error_before": {"kind": "error_before", "status": 503},
    "error_after": {"kind": "error_after", "status": 502},
    "rate_limited": {"kind": "rate_limited", "retry_after": 2},
    "timeout": {"kind": "timeout"},
    "disconnect": {"kind": "disconnect", "after": True},
    "truncated": {"kind": "truncated", "after": True},
    "html": {"kind": "html", "status": 502},
}


class OrderForm(forms.Form):
    kind = forms.ChoiceField(
        label="What happens", choices=[(name, kind.words) for name, kind in KINDS.items()]
    )
    endpoint = forms.ChoiceField(
        label="At which endpoint",
        choices=[(EVERYWHERE, "any"), *((name, name.replace("_", " ")) for name in ENDPOINTS)],
    )
    listener = forms.ChoiceField(
        label="For whom",
        required=False,
        choices=[("", "every listener"), *((one.id, one.display_name) for one in LISTENERS)],
    )
    times = forms.IntegerField(
        label="How many calls", required=False, min_value=1, help_text="Empty: until cleared."
    )
    after = forms.BooleanField(label="The call is done before it fails", required=False)
    retry_after = forms.IntegerField(
        label="Seconds to wait (429)", required=False, min_value=0, initial=30
    )
    status = forms.IntegerField(
        label="Status (5xx, HTML, string error)", min_value=200, max_value=599, initial=500
    )
    seconds = forms.FloatField(
        label="Seconds held, or until listed",
        required=False,
        min_value=0,
        help_text="For a timeout (empty: 30) and a late playlist (empty: until cleared).",
    )
    scopes = forms.CharField(
        label="Scopes denied",
        required=False,
        help_text="Empty: all that the listener had not granted before.",
    )
    group = forms.ChoiceField(
        label="In which group of addresses",
        required=False,
        choices=[("", "any"), *((name, f"/v1/{name}") for name in GROUPS)],
    )
    path = forms.CharField(
        label="At which path", required=False, help_text="Such as /v1/playlists/*/items."
    )
    skip = forms.IntegerField(label="Calls let through first", min_value=0, initial=0)
    percent = forms.FloatField(label="Percent of calls", min_value=0.1, max_value=100, initial=100)
    seed = forms.IntegerField(label="Seed of the chance", initial=0)

    # The others are behind a fold on the page.
    USUAL = ("kind", "endpoint", "listener", "times", "after")

    def usual(self) -> list[forms.BoundField]:
        return [self[name] for name in self.USUAL]

    def rare(self) -> list[forms.BoundField]:
        return [field for field in self if field.name not in self.USUAL]

    def order(self) -> Order:
        """The order as `faults.parse` takes it; only of a valid form."""
        order = dict(self.cleaned_data)
        percent = order.pop("percent")
        return {**order, "chance": percent / 100}


class MixtureForm(forms.Form):
    mixed = forms.MultipleChoiceField(
        label="Which",
        choices=[(name, KINDS[name].words) for name in MIXED],
        widget=forms.CheckboxSelectMultiple,
        initial=list(MIXED),
    )
    percent = forms.FloatField(label="Percent of calls", min_value=0.1, max_value=100, initial=20)
    seed = forms.IntegerField(label="Seed", initial=1)


class SettingsForm(forms.Form):
    rotation = forms.ChoiceField(
        label="A refresh gives a new refresh token", choices=list(ROTATIONS.items())
    )
    recommendations = forms.BooleanField(
        label="The app is one that is still given recommendations", required=False
    )


class AccountForm(forms.Form):
    premium = forms.BooleanField(label="Premium", required=False)
    devices = forms.ChoiceField(label="Devices", choices=DEVICE_WORDS)

    def change(self) -> dict[str, Any]:
        devices = DEVICES[self.cleaned_data["devices"]]
        change: dict[str, Any] = {"premium": self.cleaned_data["premium"]}
        return change if devices is None else {**change, "devices": devices}

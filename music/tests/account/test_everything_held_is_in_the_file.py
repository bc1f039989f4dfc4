"""Every value in every row that leads to a user is in the file, or is here with a reason."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone

from music.account.held import as_json, held_about
from music.tests.account.rows import Rows, leads_to_user, personal_models
from recommendations.models import SpotifyConnection, Track

MODELS_LEFT_OUT = {
    "account.EmailAddress": "accounts have no address, and allauth's table stays empty",
    "account.EmailConfirmation": "of such addresses",
    "socialaccount.SocialToken": "stays empty: SOCIALACCOUNT_STORE_TOKENS is off",
    "auth.User_groups": "what staff may do, which is the site's and not theirs",
    "auth.User_user_permissions": "what staff may do, which is the site's and not theirs",
    "admin.LogEntry": "the journal of what staff did to the site",
}
FIELDS_LEFT_OUT = {
    "auth.User.password": "only a hash is kept, and whoever has it can try passwords on it",
    "recommendations.SpotifyConnection.access_token": "lets its holder act in the account",
    "recommendations.SpotifyConnection.refresh_token": "lets its holder act in the account",
    "recommendations.SpotifyConnection.refresh_leased_until": "between two programs",
    "recommendations.SavedPlaylist.leased_until": "between two programs",
    "recommendations.LibraryReading.leased_until": "between two programs",
    "recommendations.TwinSearch.leased_until": "between two programs",
    "recommendations.RecommendationSet.visitor": "empty in a set that an account has",
    "recommendations.SavedPlaylist.wanted_tracks": "by name instead of number: see below",
    "recommendations.SavedPlaylist.missing_tracks": "by name instead of number: see below",
}
GIVEN = [one for one in personal_models() if one._meta.label not in MODELS_LEFT_OUT]


def file_about(user: User) -> Any:
    return json.loads(as_json(held_about(user), written_at=timezone.now()))


def leaves(value: Any) -> set[tuple[str, Any]]:
    """Every name and plain value in `value`. With its type, since True equals 1."""
    if isinstance(value, dict):
        return {("str", key) for key in value} | set().union(*map(leaves, value.values()))
    if isinstance(value, list):
        return set().union(*map(leaves, value))
    # Either way of writing a moment will do.
    told = value.replace("+00:00", "Z") if isinstance(value, str) else value
    return {(type(value).__name__, told)}


def plain(value: Any) -> Any:
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def is_in(field: models.Field[Any, Any], row: models.Model, found: set[tuple[str, Any]]) -> bool:
    if field.related_model is Track:
        return ("str", getattr(row, field.name).title) in found
    if field.is_relation or (field.primary_key and isinstance(field, models.AutoField)):
        # Other rows are looked at for themselves; numbers of rows say nothing.
        return True
    if isinstance(field, models.BooleanField):
        return bool({("str", field.name), ("str", field.name.removeprefix("is_"))} & found)
    return leaves(plain(field.value_from_object(row))) <= found


def test_the_walk_finds_what_leads_to_a_user_by_one_row_and_by_two() -> None:
    found = {model._meta.label for model in personal_models()}
    assert {
        "auth.User",
        "socialaccount.SocialAccount",
        "recommendations.SpotifyConnection",
        "recommendations.SearchAnswer",
        "recommendations.SetTrack",
        "recommendations.TasteTrack",
    } <= found
    assert not leads_to_user(Track)


def test_no_exception_is_of_something_that_is_gone() -> None:
    models_now = {model._meta.label: model for model in personal_models()}
    assert set(MODELS_LEFT_OUT) <= set(models_now)
    fields_now = {
        f"{label}.{field.name}"
        for label, model in models_now.items()
        for field in model._meta.concrete_fields
    }
    assert set(FIELDS_LEFT_OUT) <= fields_now


@pytest.mark.parametrize("model", GIVEN, ids=lambda model: model._meta.label)
def test_every_value_is_in_the_file(rows: Rows, alice: User, model: type[models.Model]) -> None:
    row = rows.of(model)
    row.refresh_from_db()
    found = leaves(file_about(alice)["sections"])
    missing = [
        field.name
        for field in model._meta.concrete_fields
        if f"{model._meta.label}.{field.name}" not in FIELDS_LEFT_OUT
        and not is_in(field, row, found)
    ]
    assert missing == []


def test_songs_of_a_playlist_are_there_by_name(rows: Rows, alice: User) -> None:
    rows.every()
    (playlist,) = file_about(alice)["sections"]["saved_playlists"]["content"]
    track = Track.objects.get()
    song = {"title": track.title, "artist": track.artist, "spotify_id": track.spotify_id}
    assert playlist["wanted_tracks"] == playlist["missing_tracks"] == [song]


def test_no_secret_is_in_the_file(rows: Rows, alice: User) -> None:
    rows.every()
    connection = SpotifyConnection.objects.get()
    text = json.dumps(file_about(alice))
    for secret in (alice.password, connection.access_token, connection.refresh_token):
        assert secret
        assert secret not in text


def test_an_account_that_did_nothing_has_a_file_as_well(alice: User) -> None:
    sections = file_about(alice)["sections"]
    assert sections["account"]["content"]["username"] == "alice"
    assert sections["spotify_connection"]["content"] is None
    assert sections["sets"]["content"] == []


def test_each_section_explains_itself(rows: Rows, alice: User) -> None:
    rows.every()
    for name, section in file_about(alice)["sections"].items():
        assert section["explanation"].endswith("."), name
        assert set(section) == {"explanation", "content"}


def test_nothing_of_anybody_else_is_in_it(rows: Rows, alice: User, bob: User) -> None:
    rows.every()
    text = json.dumps(file_about(bob))
    assert "m-1" not in text
    assert "alice" not in text

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from music.blog.models import Post
from music.tests.admin.everything import (
    ACCESS,
    NOTE,
    PROBABILITIES,
    REFRESH,
    VISITOR,
    keep_everything,
)
from recommendations.models import SpotifyConnection

pytestmark = pytest.mark.django_db
OURS = {"music", "emotion", "recommendations"}
# Nobody's but their owner's.
PRIVATE = {"emotion.DiaryChoice", "emotion.DiaryEntry"}
# Shown with what they belong to.
INSIDE = {
    "recommendations.LibraryPage",
    "recommendations.SetTrack",
    "recommendations.TasteTrack",
}
# Of libraries: of use to those who run the site.
OTHERS = {"auth.Group", "auth.User", "socialaccount.SocialAccount"}


def shown() -> list[type[Model]]:
    return list(admin.site._registry)


def test_every_table_of_ours_is_there_but_the_diary() -> None:
    ours = {model._meta.label for model in apps.get_models() if model._meta.app_label in OURS}
    labels = {model._meta.label for model in shown()}
    assert labels == (ours - PRIVATE - INSIDE) | OTHERS


def pages(model: type[Model]) -> list[str]:
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
    rows = model._default_manager.all()
    one_each = [
        reverse(f"{name}_{page}", args=[row.pk]) for row in rows for page in ("change", "history")
    ]
    return [reverse(f"{name}_changelist"), f"{reverse(f'{name}_changelist')}?q=a", *one_each]


@pytest.fixture
def everything(staff: Client, alice: User) -> dict[str, str]:
    """The text of every page of the admin, by its address."""
    keep_everything(alice)
    addresses = [reverse("admin:index"), *(page for model in shown() for page in pages(model))]
    responses = {address: staff.get(address) for address in addresses}
    assert {response.status_code for response in responses.values()} == {200}
    return {address: response.content.decode() for address, response in responses.items()}


def where(pages: dict[str, str], words: list[str]) -> list[str]:
    """The addresses of the pages that have any of the words."""
    return [address for address, text in pages.items() if any(word in text for word in words)]


def test_no_page_of_the_admin_shows_a_token_not_even_encrypted(everything: dict[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_token, refresh_token FROM recommendations_spotifyconnection")
        encrypted = cursor.fetchone()
    assert len(encrypted) == 2 and all(encrypted)
    secrets = [ACCESS, REFRESH, *encrypted]
    assert [
        where for where, text in everything.items() if any(one in text for one in secrets)
    ] == []


def test_no_page_of_the_admin_shows_a_mood_or_a_note(everything: dict[str, str]) -> None:
    secrets = [NOTE, VISITOR, *(str(share) for share in PROBABILITIES)]
    assert [
        where for where, text in everything.items() if any(one in text for one in secrets)
    ] == []


def test_every_kind_of_thing_was_looked_at(everything: dict[str, str]) -> None:
    for model in shown():
        if model._meta.label != "auth.Group":
            assert model._default_manager.exists(), model
    assert any("Evening" in text for text in everything.values())


@pytest.mark.parametrize("model", ["diaryentry", "diarychoice"])
def test_the_diary_has_no_address_there(staff: Client, model: str) -> None:
    assert staff.get(f"/admin/emotion/{model}/").status_code == 404


def test_the_password_is_shown_as_no_hash(staff: Client, alice: User) -> None:
    html = staff.get(reverse("admin:auth_user_change", args=[alice.pk])).content.decode()
    assert alice.password not in html


def test_saves_sets_and_connections_cannot_be_changed_added_or_deleted(
    staff: Client, alice: User
) -> None:
    keep_everything(alice)
    for name in ("recommendationset", "savedplaylist", "spotifyconnection"):
        model = apps.get_model("recommendations", name)
        row = model._default_manager.first()
        for page, arguments in (("change", [row.pk]), ("delete", [row.pk]), ("add", [])):
            address = reverse(f"admin:recommendations_{name}_{page}", args=arguments)
            assert staff.post(address, {"name": "changed", "post": "yes"}).status_code == 403
        assert model._default_manager.filter(pk=row.pk).exists()
    assert SpotifyConnection.objects.get().access_token == ACCESS


def test_an_account_is_not_deleted_from_the_list_either(staff: Client, alice: User) -> None:
    form = {"action": "delete_selected", "_selected_action": [alice.pk], "post": "yes"}
    staff.post(reverse("admin:auth_user_changelist"), form)
    assert staff.post(reverse("admin:auth_user_delete", args=[alice.pk])).status_code == 403
    assert User.objects.filter(pk=alice.pk).exists()


def test_a_post_is_written_and_previewed_from_there(staff: Client) -> None:
    form = {
        **{"title": "New", "slug": "new", "author": "Ada", "language": "en"},
        **{"summary": "Short.", "body": "# A"},
        **{"published_at_0": "", "published_at_1": ""},
    }
    assert staff.post(reverse("admin:music_post_add"), form).status_code == 302
    assert "This is a preview." in staff.get("/blog/new/").content.decode()


def test_a_post_is_made_a_translation_there_but_of_originals_alone(staff: Client) -> None:
    english = Post.objects.create(title="First", slug="first", body="x", author="Ada")
    german = Post.objects.create(
        title="Zuerst", slug="zuerst", body="x", author="Ada", language="de", original=english
    )
    offered = staff.get(reverse("admin:music_post_add")).content.decode()
    assert f'<option value="{english.pk}">' in offered
    assert f'<option value="{german.pk}">' not in offered
    form = {
        **{"title": "Zwei", "slug": "zwei", "author": "Ada", "summary": "Kurz.", "body": "x"},
        **{"published_at_0": "", "published_at_1": ""},
    }
    address = reverse("admin:music_post_add")
    again = staff.post(address, {**form, "language": "de", "original": english.pk})
    assert "“Zuerst” says it in this language." in again.content.decode()
    german.delete()
    assert (
        staff.post(address, {**form, "language": "de", "original": english.pk}).status_code == 302
    )
    assert Post.objects.get(slug="zwei").original == english

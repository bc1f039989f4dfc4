from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "This user name is taken."), ("de", "Dieser Anmeldename ist schon vergeben.")],
)
def test_a_name_that_is_taken_is_called_as_the_pages_call_it(
    client: Client, alice: User, language: str, said: str
) -> None:
    form = {"username": alice.username, "password1": "tea-at-noon-8", "password2": "tea-at-noon-8"}
    path = reverse("account_signup")
    html = client.post(path, form, headers={"accept-language": language}).content.decode()
    assert said in html
    assert User.objects.count() == 1

"""No frame is read unless the user agreed, on this page, to send it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from emotion.tests.views.sending import TOKEN, agreed, send
from music.models import RecentUse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reading")]

AGREE, WITHDRAW = "/emotion/agree/", "/emotion/withdraw/"
HEADER = "X-Agreement"


def refused(response: Any) -> bool:
    answer = response.json()
    assert answer["message"].endswith(".")
    assert "no-store" in response["Cache-Control"]
    return (response.status_code, answer["error"]) == (403, "not-agreed")


def test_the_addresses_are_those_that_pages_use() -> None:
    assert (reverse("emotion:agree"), reverse("emotion:withdraw")) == (AGREE, WITHDRAW)


def test_without_an_agreement_a_frame_is_refused_and_counts_nothing(portrait_jpeg: bytes) -> None:
    client = Client()
    assert refused(send(client, portrait_jpeg))
    assert not RecentUse.objects.exists()
    assert "sessionid" not in client.cookies


def test_who_agrees_gets_a_key_with_which_frames_are_read(portrait_jpeg: bytes) -> None:
    client = Client()
    answer = client.post(AGREE)
    assert "no-store" in answer["Cache-Control"]
    key = answer.json()["agreement"]
    assert send(client, portrait_jpeg, **{HEADER: key}).status_code == 200
    assert refused(send(client, portrait_jpeg))
    assert refused(send(client, portrait_jpeg, **{HEADER: key + "x"}))
    assert refused(send(client, portrait_jpeg, **{HEADER: "é"}))


def test_an_agreement_is_one_visitors_own(portrait_jpeg: bytes) -> None:
    alice, bob = agreed(Client()), agreed(Client())
    key = alice.defaults["HTTP_X_AGREEMENT"]
    assert refused(send(bob, portrait_jpeg, **{HEADER: key}))
    assert refused(send(Client(), portrait_jpeg, **{HEADER: key}))


def test_two_pages_of_one_visitor_agree_side_by_side(portrait_jpeg: bytes) -> None:
    client = Client()
    first, second = (client.post(AGREE).json()["agreement"] for _ in range(2))
    assert send(client, portrait_jpeg, **{HEADER: first}).status_code == 200
    assert send(client, portrait_jpeg, **{HEADER: second}).status_code == 200


def test_an_agreement_taken_back_lets_nothing_more_in(client: Client, portrait_jpeg: bytes) -> None:
    assert send(client, portrait_jpeg).status_code == 200
    assert client.post(WITHDRAW).status_code == 204
    assert refused(send(client, portrait_jpeg))
    assert client.post(AGREE).json()["agreement"] != client.defaults["HTTP_X_AGREEMENT"]
    assert refused(send(client, portrait_jpeg))


def test_taking_back_what_was_never_given_begins_no_session() -> None:
    client = Client()
    assert client.post(WITHDRAW).status_code == 204
    assert not client.cookies


@pytest.mark.parametrize("address", [AGREE, WITHDRAW])
def test_only_this_sites_pages_can_agree_and_take_back(address: str) -> None:
    visitor = Client(enforce_csrf_checks=True)
    assert visitor.post(address, headers={"X-CSRFToken": TOKEN}).status_code == 403
    assert visitor.get(address).status_code == 405
    assert "sessionid" not in visitor.cookies


def test_pressing_without_end_is_refused(settings: Settings) -> None:
    settings.POSTS_PER_MINUTE = 2
    client = agreed(Client())
    assert [client.post(AGREE).status_code for _ in range(3)] == [200, 200, 429]


@pytest.mark.parametrize("address", [AGREE, WITHDRAW, "/emotion/frame/"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_site_that_reads_no_frames_has_none_of_the_addresses(
    client: Client, settings: Settings, address: str, method: str
) -> None:
    settings.SERVER_READING = False
    assert getattr(client, method)(address).status_code == 404

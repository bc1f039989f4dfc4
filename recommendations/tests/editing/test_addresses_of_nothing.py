from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from recommendations.models import RecommendationSet


@pytest.mark.parametrize("track_id", ["0", "9" * 18, "9" * 19, "9" * 30])
@pytest.mark.parametrize("what", ["remove", "restore", "move", "thumb", "less"])
def test_a_track_that_cannot_be_is_not_found(
    client: Client, alice: User, alices_set: RecommendationSet, what: str, track_id: str
) -> None:
    client.force_login(alice)
    address = f"/recommendations/{alices_set.id}/tracks/{track_id}/{what}/"
    assert client.post(address, {"to": "2", "liked": "yes"}).status_code in (400, 404)


def test_artwork_of_a_track_that_cannot_be_is_not_found(client: Client, alice: User) -> None:
    client.force_login(alice)
    assert client.post(f"/recommendations/artwork/{'9' * 30}/").status_code == 404


@pytest.mark.parametrize("button", ["save", "tracks/1/remove"])
def test_a_set_that_is_deleted_while_it_is_pressed_is_not_found(
    client: Client,
    alice: User,
    alices_set: RecommendationSet,
    button: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone(*arguments: object, **options: object) -> None:
        raise RecommendationSet.DoesNotExist

    shown = alices_set.entries.order_by("position").values_list("track_id", flat=True)[0]
    monkeypatch.setattr("recommendations.services.editing.locked_set", gone)
    monkeypatch.setattr("recommendations.services.playlists.locked_set", gone)
    client.force_login(alice)
    address = f"/recommendations/{alices_set.id}/{button.replace('1', str(shown))}/"
    assert client.post(address).status_code == 404

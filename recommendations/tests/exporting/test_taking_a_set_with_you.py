from __future__ import annotations

import csv
import io
import uuid
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from recommendations.models import RecommendationSet, Track
from recommendations.selectors.cards import cards_of

TYPES = {
    "m3u8": "audio/x-mpegurl; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "jspf": "application/json",
    "links": "text/plain; charset=utf-8",
}
formats = pytest.mark.parametrize("file_format", TYPES)


def address(chosen: RecommendationSet, file_format: str = "links") -> str:
    return reverse("recommendations:export", args=[chosen.id, file_format])


def rows(response: Any) -> list[dict[str, str]]:
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@formats
def test_it_comes_as_a_file_that_no_cache_keeps(
    client: Client, alice: User, alices_set: RecommendationSet, file_format: str
) -> None:
    RecommendationSet.objects.filter(pk=alices_set.pk).update(name="Für Élise")
    client.force_login(alice)
    response = client.get(address(alices_set, file_format))
    assert response.headers["Content-Type"] == TYPES[file_format]
    assert response.headers["Content-Disposition"].startswith('attachment; filename="Fur Elise.')
    assert "no-store" in response.headers["Cache-Control"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.content


@formats
def test_a_stranger_gets_404(
    client: Client, charlie: User, alices_set: RecommendationSet, file_format: str
) -> None:
    assert client.get(address(alices_set, file_format)).status_code == 404
    client.force_login(charlie)
    assert client.get(address(alices_set, file_format)).status_code == 404


@formats
def test_a_visitor_takes_their_own_set(tracks: list[Track], file_format: str) -> None:
    visitor = Client()
    visitor.post("/recommendations/", {"emotion": "happy"})
    chosen = RecommendationSet.objects.get()
    assert visitor.get(address(chosen, file_format)).status_code == 200
    assert Client().get(address(chosen, file_format)).status_code == 404


def test_it_holds_what_the_page_shows_in_the_listeners_order(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    ids = list(alices_set.entries.values_list("track_id", flat=True))
    for press, track_id, body in (("remove", ids[1], {}), ("move", ids[0], {"to": "3"})):
        client.post(reverse(f"recommendations:{press}", args=[alices_set.id, track_id]), body)
    shown = [card for card in cards_of(alices_set) if not card.removed]
    read = rows(client.get(address(alices_set, "csv")))
    assert [row["title"] for row in read] == [card.title for card in shown]
    assert [row["link"] for row in read] == [card.listen_url for card in shown]
    assert [row["why"] for row in read] == [card.why for card in shown]
    assert len(read) == 11


def test_a_track_that_spotify_has_leads_to_itself_and_another_to_a_search(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    first, second = (entry.track for entry in alices_set.entries.all()[:2])
    Track.objects.filter(pk=first.pk).update(spotify_id="a" * 22)
    links = client.get(address(alices_set)).content.decode().splitlines()
    assert links[0] == settings.SPOTIFY.track("a" * 22)
    assert links[1] == settings.SPOTIFY.search(second.title, second.main_artist)


def test_only_reading_is_answered_and_only_known_formats_are(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    assert client.post(address(alices_set)).status_code == 405
    assert client.get(address(alices_set, "exe")).status_code == 404
    gone = reverse("recommendations:export", args=[uuid.uuid4(), "csv"])
    assert client.get(gone).status_code == 404


def test_the_page_leads_to_every_format(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    page = client.get(reverse("recommendations:set", args=[alices_set.id])).content.decode()
    assert "Take the list with you" in page
    for file_format in TYPES:
        assert f'href="{address(alices_set, file_format)}"' in page


def test_a_page_without_cards_offers_no_file(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    alices_set.entries.all().delete()
    page = client.get(reverse("recommendations:set", args=[alices_set.id])).content.decode()
    assert "Take the list with you" not in page


def test_a_list_of_which_nothing_is_left_is_not_offered(
    client: Client, alice: User, alices_set: RecommendationSet
) -> None:
    client.force_login(alice)
    page = reverse("recommendations:set", args=[alices_set.id])
    assert address(alices_set) in client.get(page).content.decode()
    alices_set.entries.update(removed=True)
    assert address(alices_set) not in client.get(page).content.decode()

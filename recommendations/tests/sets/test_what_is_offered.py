from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from recommendations.catalogue.offers import engines_offered, filters_offered
from recommendations.models import ListenerTaste, Track
from recommendations.tests.conftest import connect
from recommendations.tests.sets.conftest import song


def home(client: Client, query: str = "") -> str:
    return client.get(f"/{query}").content.decode()


def test_the_filters_are_those_the_catalogue_has_data_for(library: list[Track]) -> None:
    offered = filters_offered()
    assert offered.genres == ("jazz", "pop")
    assert offered.decades == (1980, 1990, 2000)
    assert (offered.explicit, offered.instrumental) == (True, True)
    assert offered.tempo == (60, 179)


def test_they_follow_the_catalogue(tracks: list[Track]) -> None:
    assert not filters_offered().explicit
    Track.objects.bulk_create([song(0)])
    assert filters_offered().explicit


@pytest.mark.parametrize("is_offered", [True, False])
def test_the_operator_decides_on_the_calibrated_engine(
    client: Client, library: list[Track], settings: Settings, is_offered: bool
) -> None:
    settings.CALIBRATED_ENGINE = is_offered
    assert ("calibrated" in engines_offered()) is is_offered
    assert ('value="calibrated"' in home(client)) is is_offered


def test_home_has_one_form_for_every_way_to_a_set(client: Client, library: list[Track]) -> None:
    page = home(client)
    # Those at the foot of every page lead to no set.
    content = page.partition("<main")[2].partition("</main>")[0]
    assert content.count("<form id=") == 1
    # Recommend Music, once from the camera and once from a file, and seven moods.
    assert page.count('form="wish"') == 9
    for name in ("goal", "genres", "decades", "slowest", "again", "engine", "no_explicit"):
        assert f'name="{name}"' in page, name


def test_home_offers_no_filter_without_data(client: Client, tracks: list[Track]) -> None:
    page = home(client)
    assert 'name="decades"' in page
    for name in ("genres", "slowest", "fastest", "no_explicit", "instrumental_only"):
        assert f'name="{name}"' not in page, name


def test_home_of_an_empty_catalogue_offers_goals_alone(client: Client, db: None) -> None:
    page = home(client)
    assert page.count('name="goal"') == 3
    assert 'name="genres"' not in page
    assert 'name="decades"' not in page


def test_the_other_choices_are_folded_away_until_one_is_made(
    client: Client, library: list[Track]
) -> None:
    folded = '<details class="asking-more">'
    assert folded in home(client)
    assert folded in home(client, "?goal=lift")
    assert folded not in home(client, "?genres=jazz")


def turn_taste_on(user: User) -> None:
    ListenerTaste.objects.create(owner=user, source="liked", read_at=timezone.now())


def test_new_or_familiar_is_asked_of_those_with_taste_turned_on(
    client: Client, alice: User, bob: User, library: list[Track]
) -> None:
    for user in (alice, bob):
        connect(user)
    turn_taste_on(alice)
    assert 'name="familiarity"' not in home(client)
    client.force_login(bob)
    assert 'name="familiarity"' not in home(client)
    client.force_login(alice)
    assert home(client).count('name="familiarity"') == 5


def test_where_the_operator_turned_taste_off_nobody_is_asked(
    client: Client, alice: User, library: list[Track], settings: Settings
) -> None:
    turn_taste_on(alice)
    settings.LISTENER_TASTE = False
    client.force_login(alice)
    assert 'name="familiarity"' not in home(client)

from __future__ import annotations

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from emotion.models import DiaryEntry
from music.demo import demo_accounts
from recommendations.models import RecommendationSet, SavedPlaylist, SpotifyConnection
from recommendations.selectors.fit import fit_share
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.spotify.tests.standin.scripted import ScriptedStandin
from recommendations.tests.conftest import connect

pytestmark = pytest.mark.django_db


@pytest.fixture
def starter(db: None, settings: Settings) -> None:
    settings.DEBUG = True
    call_command("import_catalogue", starter=True, verbosity=0)


def demo(**options: object) -> str:
    said = StringIO()
    call_command("demo_data", stdout=said, **options)
    return said.getvalue()


def test_six_weeks_are_filled_and_some_of_it_is_saved(
    starter: None, standin: ScriptedStandin
) -> None:
    assert "playlists are in the stand-in" in demo()
    owner = User.objects.get(username="demo")
    entries = DiaryEntry.objects.filter(owner=owner)
    days = {at.date() for at in entries.values_list("at", flat=True)}
    assert len(days) > 25
    assert entries.exclude(note="").exists()
    assert entries.exclude(corrected="").exists()
    saved = SavedPlaylist.objects.filter(owner=owner)
    assert saved.count() > 3
    assert {one.state for one in saved} == {SavedPlaylist.State.FILLED}


def test_its_answers_count_in_no_share(starter: None, standin: ScriptedStandin) -> None:
    demo()
    assert RecommendationSet.objects.exclude(fit="").exists()
    share = fit_share()
    assert share is None or share.count == 0


def test_a_second_run_replaces_the_first(starter: None, standin: ScriptedStandin) -> None:
    demo()
    demo(password="another-password-now")
    assert demo_accounts().count() == 1
    assert User.objects.get(username="demo").check_password("another-password-now")


def test_without_a_standin_there_are_no_playlists_and_it_says_so(
    starter: None, settings: Settings
) -> None:
    assert "No playlists" in demo()
    assert not SavedPlaylist.objects.exists()


def test_a_person_of_the_standin_who_is_somebody_elses_is_left_alone(
    starter: None, standin: ScriptedStandin, alice: User
) -> None:
    connect(alice)
    SpotifyConnection.objects.filter(user=alice).update(account_id=LISTENERS[0].account_id)
    demo()
    assert SpotifyConnection.objects.get(user=alice).account_id == LISTENERS[0].account_id
    assert SpotifyConnection.objects.filter(user__username="demo").exists()


def test_an_account_of_somebody_is_left_alone(starter: None, alice: User) -> None:
    with pytest.raises(CommandError, match="no demo account"):
        demo(name="alice")
    assert User.objects.get(username="alice").check_password("alice-has-a-password")


def test_outside_debug_nothing_is_made_up(starter: None, settings: Settings) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="only in debug"):
        demo()
    assert not User.objects.filter(username="demo").exists()

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from datetime import timedelta
from threading import Event

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.utils import timezone

from recommendations.models import RecommendationSet, SavedPlaylist
from recommendations.services.playlists import save_set
from recommendations.services.save_worker import work_off
from recommendations.spotify.standin.listeners import LISTENERS
from recommendations.tests.saving.conftest import Spotify, known, page, save
from recommendations.tests.visit import Visit

PRESSES = 6
WORKERS = 3


def at_once(act: Callable[[], object], times: int) -> list[object]:
    def one(number: int) -> object:
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(times) as pool:
        return list(pool.map(one, range(times)))


@pytest.mark.django_db(transaction=True)
def test_six_presses_and_three_workers_at_once_make_one_playlist_of_all_cards(
    visit: Visit,
) -> None:
    call_command("import_catalogue", starter=True, verbosity=0)
    visit.sign_in()
    address = visit.site.post("/recommendations/", {"emotion": "happy"}).headers["Location"]

    def press() -> int:
        browser = Client(SERVER_NAME="127.0.0.1")
        browser.cookies = deepcopy(visit.site.cookies)
        return browser.post(f"{address}save/").status_code

    assert at_once(press, PRESSES) == [302] * PRESSES
    at_once(work_off, WORKERS)

    saved = SavedPlaylist.objects.get()
    assert saved.state == "filled"
    with visit.standin.standin.store.reading() as state:
        made = [one for one in state.playlists.values() if one.owner == LISTENERS[0].id]
        assert len(made) == 1
        assert [entry.track_id for entry in made[0].entries] == saved.found_ids
        assert saved.added == 12 - len(saved.missing_tracks)


def test_a_press_and_a_worker_while_another_is_at_work_do_nothing(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify
) -> None:
    known(alices_set)
    pressed_again: list[str] = []

    def press_again(call: str) -> None:
        if call == "create" and not pressed_again:
            pressed_again.append(save(listener, alices_set).state)
            assert 'data-state="saving"' in page(listener, alices_set)

    spotify.before = press_again
    assert save(listener, alices_set).state == "filled"
    assert pressed_again == ["creating"]
    assert (len(spotify.created), len(spotify.added)) == (1, 1)


@pytest.mark.parametrize("call", ["search", "create", "add"])
def test_an_attempt_that_outlived_its_lease_writes_nothing_any_more(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, call: str
) -> None:
    known(alices_set)
    first = alices_set.entries.all()[0].track
    type(first).objects.filter(pk=first.pk).update(spotify_id=None)
    before: list[dict[str, object]] = []
    somebody_elses = timezone.now() + timedelta(minutes=5)

    def take_over(name: str) -> None:
        if name == call and not before:
            SavedPlaylist.objects.update(leased_until=somebody_elses)
            before.append(dict(SavedPlaylist.objects.values().get()))

    spotify.before = take_over
    save(listener, alices_set)
    assert SavedPlaylist.objects.values().get() == before[0]
    assert before[0]["leased_until"] == somebody_elses


@pytest.mark.parametrize("calls", [0, 1, 5])
def test_a_worker_that_is_told_to_end_stops_before_its_next_call_and_gives_the_save_back(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify, alice: User, calls: int
) -> None:
    stopping = Event()

    def end_after(call: str) -> None:
        if len(spotify.searches) == calls:
            stopping.set()

    spotify.before = end_after
    if not calls:
        stopping.set()
    save_set(alices_set, owner=alice)
    work_off(stopping.is_set)
    saved = SavedPlaylist.objects.get()
    assert len(spotify.searches) == calls
    assert (saved.state, saved.leased_until, saved.problem) == ("wanted", None, "")
    spotify.before = lambda call: None
    work_off()
    assert SavedPlaylist.objects.get().state == "filled"
    assert len(spotify.searches) == 12

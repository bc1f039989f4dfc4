from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from music.paths import BASE_DIR
from recommendations.models import RecommendationSet, SavedPlaylist, SaveWorker
from recommendations.selectors.save_progress import PATIENCE
from recommendations.services import save_worker
from recommendations.services.playlists import save_set
from recommendations.services.save_worker import NO_SIGN_FOR, is_anyone_at_work, work
from recommendations.services.saving import go_on
from recommendations.tests.saving.conftest import Spotify, known, page


@pytest.fixture
def waiting(
    listener: Client, alice: User, alices_set: RecommendationSet, spotify: Spotify
) -> SavedPlaylist:
    known(alices_set)
    return save_set(alices_set, owner=alice)


def wait_longer(saved: SavedPlaylist) -> None:
    SavedPlaylist.objects.filter(pk=saved.pk).update(
        retry_at=timezone.now() - PATIENCE - timedelta(seconds=1)
    )


def sign(age: timedelta) -> None:
    SaveWorker.objects.create(name="somewhere:1", seen_at=timezone.now() - age)


@pytest.fixture
def restored_signals() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


def test_once_it_does_what_is_due_and_ends(waiting: SavedPlaylist, restored_signals: None) -> None:
    call_command("save_worker", "--once")
    waiting.refresh_from_db()
    assert waiting.state == "filled"


def test_without_a_thread_it_does_not_start(db: None) -> None:
    with pytest.raises(CommandError, match="1 or more"):
        call_command("save_worker", "--threads", "0")


@pytest.mark.django_db(transaction=True)
def test_it_notices_what_comes_in_and_leaves_no_sign_of_itself_when_it_ends(
    listener: Client, alices_set: RecommendationSet, spotify: Spotify,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(save_worker, "POLL_S", 0.01)
    known(alices_set)
    stopping = Event()
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(work, stopping, threads=2)
        while not is_anyone_at_work():
            stopping.wait(0.01)
        listener.post(reverse("recommendations:save", args=[alices_set.id]))
        while SavedPlaylist.objects.exclude(state="filled").exists():
            stopping.wait(0.01)
        stopping.set()
        working.result()
    assert not is_anyone_at_work()
    assert (len(spotify.created), len(spotify.added)) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_away_for_a_moment_does_not_end_it(
    waiting: SavedPlaylist, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(save_worker, "POLL_S", 0.01)
    failures = iter([DatabaseError("away")])

    def fails_once(saved: SavedPlaylist, *, stopping: Callable[[], bool]) -> bool:
        for failure in failures:
            raise failure
        return go_on(saved, stopping=stopping)

    monkeypatch.setattr(save_worker, "go_on", fails_once)
    stopping = Event()
    with ThreadPoolExecutor(1) as pool:
        working = pool.submit(work, stopping, threads=1)
        while SavedPlaylist.objects.exclude(state="filled").exists():
            stopping.wait(0.01)
        stopping.set()
        working.result()
    assert "away" in caplog.text


def test_with_nobody_at_work_the_page_says_so_after_a_while(
    listener: Client, waiting: SavedPlaylist
) -> None:
    assert 'data-phase="waiting"' in page(listener, waiting.set)
    wait_longer(waiting)
    text = page(listener, waiting.set)
    assert 'data-phase="stalled"' in text
    assert "is not running on this site" in text
    sign(NO_SIGN_FOR + timedelta(seconds=1))
    assert 'data-phase="stalled"' in page(listener, waiting.set)


def test_with_somebody_at_work_it_waits_its_turn(listener: Client, waiting: SavedPlaylist) -> None:
    wait_longer(waiting)
    sign(timedelta(seconds=5))
    assert 'data-phase="waiting"' in page(listener, waiting.set)


def address_of_the_tests_database() -> str:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.mark.skipif(os.name == "nt", reason="asks the process to end the POSIX way")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.django_db(transaction=True)
def test_as_a_program_it_ends_when_it_is_told(number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "manage.py", "save_worker"],
        cwd=BASE_DIR,
        env={**os.environ, "DATABASE_URL": address_of_the_tests_database()},
        stderr=subprocess.PIPE,
        text=True,
    ) as program:
        while not is_anyone_at_work():
            assert program.poll() is None, program.communicate()[1]
        program.send_signal(number)
        _, errors = program.communicate(timeout=60)
    assert program.returncode == 0
    assert "Traceback" not in errors
    assert not is_anyone_at_work()

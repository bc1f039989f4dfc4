"""The worker: does the saves and the readings whose time has come, a few at once.

The records are the queue. A task queue beside them would be a second account of what is to
do, and django-tasks-db 0.13 leaves a task whose worker was killed running for ever, while
here its lease runs out and another worker goes on.
"""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db import close_old_connections, connections
from django.utils import timezone

from recommendations.models import LibraryReading, SavedPlaylist, SaveWorker, TwinSearch
from recommendations.services import leases, library_reading, twin_search
from recommendations.services.forgetting import forget_what_expired
from recommendations.services.resuming import resume_mended
from recommendations.services.resuming_readings import resume_readings
from recommendations.services.saving import go_on

logger = logging.getLogger(__name__)

THREADS = 4
# Beside those that save: a library of thousands of songs is read for a minute or two, and
# holds up nobody's playlist.
READERS = 2
# How soon a press is noticed.
POLL_S = 1.0
SIGN_EVERY_S = 5.0
# The privacy page names days: what has expired is gone an hour later at the latest.
FORGET_EVERY_S = 3600.0
# Long enough for a machine that is busy.
NO_SIGN_FOR = timedelta(seconds=30)
FORGOTTEN_AFTER = timedelta(days=1)
# How many are looked at for one that no other worker takes first.
LOOKED_AT = 10


def work(stopping: threading.Event, *, threads: int = THREADS) -> None:
    """Work until `stopping` is set, and finish no more than the calls that are out then."""
    name = f"{socket.gethostname()}:{os.getpid()}"[-150:]
    with ThreadPoolExecutor(threads + READERS + 1, "worker") as pool:
        for _ in range(threads):
            pool.submit(_repeat, lambda: _save_next(stopping.is_set), POLL_S, stopping)
        for _ in range(READERS):
            pool.submit(_repeat, lambda: _read_next(stopping.is_set), POLL_S, stopping)
        pool.submit(_repeat, _forget, FORGET_EVERY_S, stopping)
        _repeat(lambda: _sign(name), SIGN_EVERY_S, stopping)
    SaveWorker.objects.filter(name=name).delete()
    connections.close_all()


def work_off(stopping: Callable[[], bool] = lambda: False) -> None:
    """Do everything that is due at this moment, one after the other, and return."""
    resume_mended()
    resume_readings()
    while not stopping() and (_save_next(stopping) or _read_next(stopping)):
        pass


def is_anyone_at_work() -> bool:
    return SaveWorker.objects.filter(seen_at__gt=timezone.now() - NO_SIGN_FOR).exists()


def _sign(name: str) -> bool:
    now = timezone.now()
    SaveWorker.objects.update_or_create(name=name, defaults={"seen_at": now})
    SaveWorker.objects.filter(seen_at__lt=now - FORGOTTEN_AFTER).delete()
    resume_mended()
    resume_readings()
    return False


def _forget() -> bool:
    forget_what_expired()
    return False


def _save_next(stopping: Callable[[], bool]) -> bool:
    """Return whether there was one."""
    if any(go_on(saved, stopping=stopping) for saved in leases.due(SavedPlaylist)[:LOOKED_AT]):
        return True
    searches = leases.due(TwinSearch).select_related("saved")[:LOOKED_AT]
    return any(twin_search.go_on(search, stopping=stopping) for search in searches)


def _read_next(stopping: Callable[[], bool]) -> bool:
    """Return whether there was one."""
    waiting = leases.due(LibraryReading)[:LOOKED_AT]
    return any(library_reading.go_on(reading, stopping=stopping) for reading in waiting)


def _repeat(act: Callable[[], bool], pause_s: float, stopping: threading.Event) -> None:
    """Act again and again, with a pause where there was nothing to do or it failed."""
    try:
        while not stopping.is_set():
            close_old_connections()
            try:
                was_busy = act()
            except Exception:
                logger.exception("The worker goes on after this")
                was_busy = False
            if not was_busy:
                stopping.wait(pause_s)
    finally:
        connections.close_all()

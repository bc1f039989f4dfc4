"""The program that makes playlists and reads libraries as listeners ask for it."""

from __future__ import annotations

import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from recommendations.management.database import answering_database
from recommendations.services.forgetting import forget_what_expired
from recommendations.services.save_worker import THREADS, is_anyone_at_work, work, work_off


class Command(BaseCommand):
    help = "Save playlists and read libraries as listeners ask for it, until it is told to end."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--threads", type=int, default=THREADS, help="saves at the same time")
        parser.add_argument(
            "--once", action="store_true", help="do what is due now, then end: for a timer"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["threads"] < 1:
            raise CommandError("--threads is 1 or more.")
        with answering_database():
            is_anyone_at_work()
        stopping = threading.Event()

        def stop(number: int, frame: FrameType | None) -> None:
            stopping.set()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, stop)
        if options["once"]:
            forget_what_expired()
            work_off(stopping.is_set)
        else:
            work(stopping, threads=options["threads"])

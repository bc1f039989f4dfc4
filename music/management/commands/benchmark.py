"""Measured times of this machine."""

from __future__ import annotations

import os
import platform
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from music.development.benchmarks import run_all
from music.development.measuring import as_table


class Command(BaseCommand):
    help = "Measure reading a frame and choosing tracks on this machine."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--runs", type=int, default=50, help="of each measured call")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["runs"] < 1:
            raise CommandError("--runs must be at least 1.")
        machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors"
        self.stdout.write(f"{machine}, Python {platform.python_version()}\n\n")
        self.stdout.write(as_table(list(run_all(options["runs"]))))

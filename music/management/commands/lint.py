"""Every static check, in one place for every system."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from music.paths import BASE_DIR

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy", "."),
    ("djlint", "templates", "--lint", "--quiet"),
)


class Command(BaseCommand):
    help = "Run ruff, mypy and the template linters."
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        templates = [str(path) for path in sorted((BASE_DIR / "templates").rglob("*.html"))]
        checks = [*CHECKS, ("djade", "--target-version", "5.2", "--check", *templates)]
        failed = [check[0] for check in checks if self._fails(check)]
        if failed:
            raise CommandError(f"Not clean: {', '.join(failed)}.")
        self.stdout.write("Clean.")

    def _fails(self, check: tuple[str, ...]) -> bool:
        # Not `python -m`: djade is a program without a module.
        program = shutil.which(check[0], path=Path(sys.executable).parent)
        if program is None:
            raise CommandError(f"{check[0]} is missing; `make install-dev` installs it.")
        command = [program, *check[1:]]
        return subprocess.run(command, cwd=BASE_DIR).returncode != 0

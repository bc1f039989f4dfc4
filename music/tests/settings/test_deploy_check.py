from __future__ import annotations

import os
import subprocess
import sys

from music.paths import BASE_DIR
from music.tests.settings.production import PRODUCTION


def test_check_deploy_has_no_warning_about_production_settings() -> None:
    environment = {**os.environ, **PRODUCTION, "DEBUG": "false"}
    # The browser tests of this very run set it; Django rightly warns of it.
    environment.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
    ran = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stderr + ran.stdout
    assert "no issues" in ran.stdout

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from music.development.environment import enter_development
from music.paths import BASE_DIR

FIRST_START = """
import sys
from pathlib import Path
from music.development.environment import enter_development
import os
for name in ("SECRET_KEY", "TOKEN_KEYS"):
    os.environ.pop(name, None)
sys.stdin.readline()
enter_development(Path(sys.argv[1]))
print(os.environ["SECRET_KEY"], os.environ["TOKEN_KEYS"])
"""


@pytest.fixture(autouse=True)
def no_variables() -> Iterator[None]:
    with mock.patch.dict(os.environ, clear=True):
        yield


def test_keys_are_random_and_written_once(tmp_path: Path) -> None:
    first, second = tmp_path / "first.env", tmp_path / "second.env"
    for file in (first, second):
        os.environ.clear()
        enter_development(file)
    assert first.read_text() != second.read_text()

    before = first.read_text()
    os.environ.clear()
    enter_development(first)
    assert first.read_text() == before
    assert os.environ["SECRET_KEY"] in before


def test_the_keys_lie_alone_in_a_folder_made_for_them(tmp_path: Path) -> None:
    file = tmp_path / "var" / "keys.env"
    enter_development(file)
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_the_keys_are_readable_by_their_owner_alone(tmp_path: Path) -> None:
    enter_development(tmp_path / "keys.env")
    assert stat.S_IMODE((tmp_path / "keys.env").stat().st_mode) == 0o600


def test_variables_that_are_set_win(tmp_path: Path) -> None:
    os.environ.update(DEBUG="1", SECRET_KEY="mine")
    enter_development(tmp_path / "keys.env")
    assert os.environ["DEBUG"] == "1"
    assert os.environ["SECRET_KEY"] == "mine"
    assert os.environ["TOKEN_KEYS"]


def test_a_variable_set_to_nothing_is_filled_in(tmp_path: Path) -> None:
    os.environ.update(DEBUG="", SECRET_KEY="")
    enter_development(tmp_path / "keys.env")
    assert os.environ["DEBUG"] == "true"
    assert len(os.environ["SECRET_KEY"]) >= 50


def test_first_starts_at_once_agree_on_the_keys(tmp_path: Path) -> None:
    command = [sys.executable, "-c", FIRST_START, str(tmp_path / "keys.env")]
    starts = [
        subprocess.Popen(
            command, cwd=BASE_DIR, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for start in starts:
        assert start.stdin is not None
        start.stdin.write("\n")
        start.stdin.flush()
    printed = {start.communicate(timeout=60)[0] for start in starts}
    assert len(printed) == 1
    assert printed != {""}

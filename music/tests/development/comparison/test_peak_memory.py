from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from music.development.comparison.peak_memory import peak_bytes


def test_the_peak_is_read_from_the_system_s_own_count(tmp_path: Path) -> None:
    status = tmp_path / "status"
    status.write_text("Name:\tpython\nVmPeak:\t  9999 kB\nVmHWM:\t   2048 kB\nVmRSS:\t  1 kB\n")
    assert peak_bytes(status) == 2 * 1024 * 1024


@pytest.mark.skipif(os.name == "nt", reason="Windows does not tell it")
def test_without_that_count_it_comes_from_the_process_s_usage(tmp_path: Path) -> None:
    peak = peak_bytes(tmp_path / "none")
    assert peak is not None
    # A Python with pytest, in bytes: a unit mistaken would be out by a thousand.
    assert 10_000_000 < peak < 10_000_000_000


def test_where_nothing_tells_it_it_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert peak_bytes(tmp_path / "none") is None

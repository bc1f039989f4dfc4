from __future__ import annotations

from music.tests.settings.conftest import load

__all__ = ["load"]

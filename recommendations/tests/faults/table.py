"""Every row of the matrix."""

from __future__ import annotations

from recommendations.tests.faults import (
    cover,
    detection,
    disconnect,
    fresh,
    play,
    refresh,
    remove,
    resume,
    save,
    sign_in,
)

TABLE = (
    *sign_in.ROWS,
    *detection.ROWS,
    *fresh.ROWS,
    *save.ROWS,
    *resume.ROWS,
    *refresh.ROWS,
    *cover.ROWS,
    *remove.ROWS,
    *play.ROWS,
    *disconnect.ROWS,
)

"""Every row of the matrix."""

from __future__ import annotations

from recommendations.tests.faults import (
    cover,
    detection,
    disconnect,
    earlier,
    fresh,
    library,
    play,
    refresh,
    remove,
    rename,
    resume,
    save,
    sign_in,
    twin,
)

TABLE = (
    *sign_in.ROWS,
    *detection.ROWS,
    *fresh.ROWS,
    *library.ROWS,
    *save.ROWS,
    *resume.ROWS,
    *refresh.ROWS,
    *cover.ROWS,
    *earlier.ROWS,
    *rename.ROWS,
    *remove.ROWS,
    *twin.ROWS,
    *play.ROWS,
    *disconnect.ROWS,
)

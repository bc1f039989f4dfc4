"""From a mood to a set: Spotify is not asked, so nothing of it can fail there."""

from __future__ import annotations

from recommendations.tests.faults import known_faults as f
from recommendations.tests.faults.row import Fault, Remedy, Row


def _row(fault: Fault, connection: str = "works", remedy: Remedy = Remedy.NOTHING) -> Row:
    return Row("detection-to-set", fault, "You picked happy", remedy, connection=connection)


ROWS = (
    _row(f.NOT_ALLOWLISTED),
    _row(f.OWNER_NOT_PREMIUM),
    _row(f.QUOTA),
    _row(f.BEFORE),
    _row(f.TIMEOUT),
    _row(f.CUT),
    _row(f.REVOKED),
    _row(f.WRONG_SECRET),
)

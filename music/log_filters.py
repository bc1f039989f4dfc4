"""What must not reach the log."""

from __future__ import annotations

import logging
import re

_QUERY = re.compile(r"\?\S*")


class WithoutQueries(logging.Filter):
    """Cuts the query from request lines: Spotify's callback carries a code in it."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                _QUERY.sub("", part) if isinstance(part, str) else part for part in record.args
            )
        return True

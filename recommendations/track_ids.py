"""Track ids in addresses."""

from __future__ import annotations


class TrackIdConverter:
    """A track's id: fewer digits than overflow the 64 bits that a database counts with."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)

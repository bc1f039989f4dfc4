from __future__ import annotations


class ComparisonError(Exception):
    """The comparison cannot be made; the text says what is missing and what to do."""

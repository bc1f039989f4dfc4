from __future__ import annotations


class DatasetError(Exception):
    """The path holds none of the known forms, or a broken one; the text says which."""

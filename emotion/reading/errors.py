from __future__ import annotations


class OutputError(Exception):
    """A picture, clip or plot that cannot be written; the text says why.

    ``code`` is for programs, the message for people, as those of `emotion.errors`.
    """

    code = "not-written"

"""The header that names a downloaded file (RFC 6266)."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

from recommendations.exporting.one_line import one_line

# For a name of which nothing can be kept.
UNNAMED = "WMusic"
# Far below what file systems allow, also where each sign takes four bytes.
_LONGEST = 60
# What Windows, macOS or a shell would take for something else than part of a name.
_NOT_IN_NAMES = re.compile(r'[/\\:*?"<>|]')
# Browsers disagree on quotes, backslashes and percent signs in the plain form.
_NOT_PLAIN = re.compile(r"[^A-Za-z0-9 ,.()_-]")


def attachment(name: str, extension: str) -> str:
    """The value of Content-Disposition, ASCII only.

    It holds the name twice: spelled in ASCII for what knows no better, and in UTF-8.
    """
    full = _trimmed(_NOT_IN_NAMES.sub(" ", one_line(name))) or UNNAMED
    spelled = unicodedata.normalize("NFKD", full).encode("ascii", "ignore").decode()
    plain = _trimmed(_NOT_PLAIN.sub(" ", spelled)) or UNNAMED
    encoded = quote(f"{full}.{extension}", safe="")
    return f"attachment; filename=\"{plain}.{extension}\"; filename*=UTF-8''{encoded}"


def _trimmed(name: str) -> str:
    """Without dots at the ends, which hide a file or lead out of a folder."""
    return " ".join(name.split())[:_LONGEST].strip(" .")

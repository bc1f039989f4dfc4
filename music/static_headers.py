"""What whitenoise sends with a static file beside its type and how long it may be kept."""

from __future__ import annotations

from pathlib import Path
from wsgiref.headers import Headers

from music.content_security import WORKER_POLICY

# How long a file is once it is decompressed. A page that shows how much of a download has
# come counts decompressed bytes, and Content-Length counts compressed ones.
LENGTH_HEADER = "X-Decoded-Length"


def add_headers(headers: Headers, path: str, url: str) -> None:
    """Add to the headers of the file at `path`.

    A worker obeys the policy that came with its own script, not the page's; without one
    it could talk to any host.
    """
    headers[LENGTH_HEADER] = str(Path(path).stat().st_size)
    if path.endswith((".js", ".mjs")):
        headers["Content-Security-Policy"] = WORKER_POLICY

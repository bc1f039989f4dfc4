"""The static files, served on loopback as production serves them, and beside them one empty
page or another application."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from csp.utils import build_policy
from django.contrib.staticfiles.finders import get_finders
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from whitenoise import WhiteNoise

from music.static_files import HASHED, HashedModuleStorage
from music.static_headers import add_headers

PREFIX = "/static/"
PAGE = b"<!doctype html><html lang=en><title>Empty</title></html>"

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class StaticSite:
    """Knows where a file is served: ``url("js/home.js")``."""

    def __init__(self, origin: str, storage: HashedModuleStorage) -> None:
        self.origin = origin
        self.storage = storage

    def url(self, name: str) -> str:
        # Not the storage's own url(), which gives plain names in debug.
        return f"{PREFIX}{self.storage.stored_name(name)}"


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving(folder: Path, application: Application | None = None) -> Iterator[StaticSite]:
    """Collect every static file into the empty `folder` and serve it while the block lasts.

    Names are hashed, files compressed, and their headers and the page's content policy
    are production's. `application` answers what is no file, or the empty page does. Raises
    ValueError for a module that imports what is not there.
    """
    storage = _collected(folder)
    files = WhiteNoise(
        application or _page,
        folder,
        PREFIX,
        add_headers_function=add_headers,
        immutable_file_test=HASHED,
    )
    server = ThreadedWSGIServer(
        ("127.0.0.1", 0), _QuietHandler, allow_reuse_address=sys.platform != "win32"
    )
    server.daemon_threads = True
    server.set_app(files)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield StaticSite(f"http://127.0.0.1:{server.server_port}", storage)
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _collected(folder: Path) -> HashedModuleStorage:
    storage = HashedModuleStorage(location=folder, base_url=PREFIX)
    found: dict[str, tuple[Any, str]] = {}
    for finder in get_finders():
        for path, source in finder.list([]):
            prefix = getattr(source, "prefix", None)
            name = f"{prefix}/{path}" if prefix else path
            if name not in found:
                found[name] = (source, path)
                with source.open(path) as file:
                    storage.save(name, file)
    for _, _, processed in storage.post_process(found):
        if isinstance(processed, Exception):
            raise processed
    return storage


def _page(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """The page for any address but that of a file which is not there."""
    missing = environ["PATH_INFO"].startswith(PREFIX)
    headers = [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Security-Policy", build_policy()),
    ]
    start_response("404 Not Found" if missing else "200 OK", headers)
    return [PAGE]

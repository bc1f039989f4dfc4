"""The development environment: debug on, random keys kept in one private file.

Outside it nothing is guessed: `music.settings` refuses to start without its secrets.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Sequence
from pathlib import Path

from environs import Env

from music.paths import BASE_DIR, VAR_DIR

KEYS_FILE = VAR_DIR / "development.env"

# Commands that answer nobody's request: they may run in an unconfigured checkout.
# `runserver`, `migrate`, `check` and the rest are not here, so that a production
# machine that lost its configuration fails loudly.
DEVELOPMENT_COMMANDS = frozenset(
    {
        "dev",
        "benchmark",
        "delete_unowned_sets",
        "evaluate_emotion_model",
        "export_emotion_model",
        "fetch_assets",
        "find_browser",
        "import_catalogue",
        "lint",
        "spotify_standin",
        "train_emotion_model",
    }
)


def prepare(argv: Sequence[str]) -> None:
    """Switch to development when `argv` names such a command and nothing is configured.

    ``dev`` itself is always development; a ``.env`` may still give it real credentials.
    """
    command = argv[1] if len(argv) > 1 else ""
    if command == "dev" or (command in DEVELOPMENT_COMMANDS and not is_configured()):
        enter_development()


def is_configured() -> bool:
    return bool({"DEBUG", "SECRET_KEY"} & os.environ.keys()) or (BASE_DIR / ".env").exists()


def enter_development(keys_file: Path = KEYS_FILE) -> None:
    """Set ``DEBUG`` and the keys of `keys_file` for this process and its children.

    The file is written once, readable by its owner alone. Variables that are already
    set win.
    """
    Env().read_env(BASE_DIR / ".env", recurse=False)
    os.environ.setdefault("DEBUG", "true")
    if not keys_file.exists():
        _write_keys(keys_file)
    for line in keys_file.read_text().splitlines():
        name, _, value = line.partition("=")
        os.environ.setdefault(name, value)


def _write_keys(keys_file: Path) -> None:
    keys_file.parent.mkdir(parents=True, exist_ok=True)
    text = f"SECRET_KEY={secrets.token_urlsafe(50)}\nTOKEN_KEYS={secrets.token_urlsafe(32)}\n"
    # O_EXCL: of two first starts at once, one writes and the other reads.
    try:
        descriptor = os.open(keys_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w") as file:
        file.write(text)

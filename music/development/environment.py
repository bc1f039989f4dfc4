"""The development environment: debug on, random keys kept in one private file.

Outside it nothing is guessed: `music.settings` refuses to start without its secrets.
"""

from __future__ import annotations

import os
import secrets
import tempfile
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
        "average_emotion_models",
        "benchmark",
        "catalogue_status",
        "compare_with_fer",
        "delete_unowned_sets",
        "detect_emotion",
        "draw_social_card",
        "evaluate_emotion_model",
        "evaluate_recommender",
        "export_emotion_model",
        "fetch_assets",
        "find_browser",
        "fit_calibrated_engine",
        "import_catalogue",
        "learn_targets",
        "lint",
        "measure_face_detection",
        "recommend",
        "spotify_standin",
        "train_emotion_model",
        "train_mood_classifier",
    }
)


def prepare(argv: Sequence[str]) -> None:
    """Switch to development when `argv` names such a command and nothing is configured.

    ``dev`` itself is always development; a ``.env`` may still give it real credentials.
    """
    command = argv[1] if len(argv) > 1 else ""
    if command == "dev" or (command in DEVELOPMENT_COMMANDS and not is_configured()):
        enter_development(KEYS_FILE)


def is_configured() -> bool:
    """Whether somebody said what kind of site this is; Spotify credentials alone do not."""
    env = _read()
    return any(env.str(name, "") for name in ("DEBUG", "SECRET_KEY"))


def enter_development(keys_file: Path) -> None:
    """Set ``DEBUG`` and the keys of `keys_file` for this process and its children.

    The file is written once, readable by its owner alone. Values that are already set,
    here or in ``.env``, win; one set to nothing, as in a copied ``.env.example``, is not.
    """
    env = _read()
    if not keys_file.exists():
        _write_keys(keys_file)
    for line in ["DEBUG=true", *keys_file.read_text().splitlines()]:
        name, _, value = line.partition("=")
        if not env.str(name, ""):
            os.environ[name] = value


def _read() -> Env:
    """The variables and ``.env`` as the settings will read them."""
    env = Env()
    env.read_env(BASE_DIR / ".env", recurse=False)
    return env


def _write_keys(keys_file: Path) -> None:
    keys_file.parent.mkdir(parents=True, exist_ok=True)
    text = f"SECRET_KEY={secrets.token_urlsafe(50)}\nTOKEN_KEYS={secrets.token_urlsafe(32)}\n"
    # Written aside, with mode 600, and then published whole: of two first starts at once
    # one wins, and the other never reads half a file. Windows cannot rename onto a file
    # that exists, and elsewhere a link cannot be made there.
    descriptor, name = tempfile.mkstemp(dir=keys_file.parent, prefix=".keys-")
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    complete = Path(name)
    try:
        if os.name == "nt":
            complete.rename(keys_file)
        else:
            keys_file.hardlink_to(complete)
    except FileExistsError:
        pass
    finally:
        complete.unlink(missing_ok=True)

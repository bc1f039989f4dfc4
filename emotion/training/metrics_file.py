"""``metrics.json``: what was measured of the network beside it, one section a subject."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

METRICS_NAME = "metrics.json"


class MetricsFileError(Exception):
    """The file is there and is no such file; the text says how."""


def read_metrics(path: Path) -> dict[str, Any]:
    """Return the sections by name; none when there is no file. Raises MetricsFileError."""
    try:
        metrics = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise MetricsFileError(f"{path} cannot be read: {error}") from error
    if not isinstance(metrics, dict):
        raise MetricsFileError(f"{path} does not hold sections by name")
    return metrics


def training_record(network: Path) -> dict[str, Any]:
    """How the network in this file was trained, as told beside it; empty where nothing is.

    Raises MetricsFileError.
    """
    return dict(read_metrics(network.with_name(METRICS_NAME)).get("training") or {})


def write_section(path: Path, name: str, value: object) -> None:
    """Replace one section and keep the others; see `write_sections`."""
    write_sections(path, {name: value})


def write_sections(path: Path, sections: Mapping[str, object]) -> None:
    """Replace these sections together and keep the others.

    Keys are sorted, so that two runs can be compared line by line. A reader sees the old
    file or the new one, never a part. Raises MetricsFileError for a file that is there
    and cannot be read, and ValueError for what JSON cannot hold, NaN among it.
    """
    merged = read_metrics(path) | dict(sections)
    text = json.dumps(merged, indent=2, sort_keys=True, allow_nan=False, ensure_ascii=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as folder:
        draft = Path(folder) / path.name
        draft.write_text(text + "\n", encoding="utf-8")
        draft.replace(path)

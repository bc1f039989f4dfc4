"""Drawings out of collections that come as one JSON file."""

from __future__ import annotations

import json
from pathlib import Path

# What the format takes where a collection names no size.
_SIZE = 16


def as_svg(collection: Path, name: str) -> str:
    """One drawing of a collection in Iconify's JSON, as an SVG file with the size of its frame.

    Raises KeyError for a name that the collection does not have.
    """
    data = json.loads(collection.read_text(encoding="utf-8"))
    icon = data["icons"][name]
    left, top = icon.get("left", 0), icon.get("top", 0)
    width, height = (icon.get(side, data.get(side, _SIZE)) for side in ("width", "height"))
    frame = f'viewBox="{left} {top} {width} {height}" width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {frame}>{icon["body"]}</svg>\n'

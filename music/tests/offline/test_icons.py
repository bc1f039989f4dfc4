from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from music.development.icons import write_icons
from music.paths import BASE_DIR

NAMES = ("icon-192.png", "icon-512.png", "icon-maskable-512.png")


@pytest.mark.parametrize("name", NAMES)
def test_the_icons_that_are_served_are_drawn_by_the_same_numbers(name: str, tmp_path: Path) -> None:
    """Whoever changes a petal or a colour draws the icons anew."""
    write_icons(tmp_path)
    drawn = np.asarray(Image.open(tmp_path / name).convert("RGBA"), dtype=int)
    served = np.asarray(Image.open(BASE_DIR / "static" / "img" / name).convert("RGBA"), dtype=int)
    assert drawn.shape == served.shape
    # Versions of Pillow may round otherwise.
    assert np.abs(drawn - served).max() <= 4


def test_nothing_of_a_maskable_icon_is_cut_off(tmp_path: Path) -> None:
    write_icons(tmp_path)
    icon = Image.open(tmp_path / "icon-maskable-512.png").convert("RGB")
    pixels = np.asarray(icon, dtype=int)
    rows, columns = np.nonzero(np.abs(pixels - pixels[0, 0]).sum(axis=2) > 30)
    assert np.hypot(rows - 255.5, columns - 255.5).max() <= 0.4 * 512

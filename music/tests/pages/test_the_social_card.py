from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from emotion.labels import Emotion
from music.development.social_card import FILE, FONT, SIZE, write_social_card
from recommendations.covers.colours import MOODS

# What the sites that show such cards take without asking, and what a page should weigh.
LARGEST_BYTES = 300_000


def test_the_card_has_the_size_that_link_previews_ask_for() -> None:
    with Image.open(FILE) as card:
        assert card.format == "PNG"
        assert card.size == SIZE == (1200, 630)
    assert FILE.stat().st_size < LARGEST_BYTES


def test_the_card_shows_every_mood_in_its_colour() -> None:
    with Image.open(FILE) as card:
        colours = {colour for _, colour in card.convert("RGB").getcolors(1_000_000) or []}
    assert {MOODS[emotion].petal for emotion in Emotion} <= colours


def test_the_card_is_what_the_command_draws(tmp_path: Path) -> None:
    if not FONT.is_file():
        pytest.skip("the third-party files are not there: python manage.py fetch_assets")
    write_social_card(tmp_path / "card.png")
    with Image.open(FILE) as kept, Image.open(tmp_path / "card.png") as drawn:
        difference = ImageChops.difference(kept.convert("RGB"), drawn.convert("RGB"))
        # Versions of the font library round edges differently.
        assert max(ImageStat.Stat(difference).mean) < 0.5

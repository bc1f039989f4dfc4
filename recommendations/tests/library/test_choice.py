from __future__ import annotations

import pytest

from recommendations.library.choice import Choice, Source
from recommendations.spotify.scopes import PURPOSES

PLAYLIST = "p" * 22


def test_every_source_says_what_spotify_is_asked_for() -> None:
    assert {str(source) for source in Source} <= set(PURPOSES)


def test_a_form_can_hand_on_what_it_got() -> None:
    choice = Choice("playlist", PLAYLIST)  # type: ignore[arg-type]
    assert choice.source is Source.PLAYLIST


@pytest.mark.parametrize(
    ("source", "playlist_id"),
    [
        ("playlist", ""),
        ("playlist", "../me"),
        ("liked", PLAYLIST),
        ("liked", "junk"),
        ("everything", ""),
        ("", ""),
    ],
)
def test_anything_else_is_refused(source: Source, playlist_id: str) -> None:
    with pytest.raises(ValueError):
        Choice(source, playlist_id)

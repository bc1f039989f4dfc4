"""The audio features of a track, in the one order that every array of them has."""

from __future__ import annotations

from typing import Final

# Spotify's names, scales and ranges: shares of 0..1 but for loudness (dB, about -60..0)
# and tempo (beats a minute).
FEATURES: Final = (
    "valence",
    "energy",
    "danceability",
    "acousticness",
    "instrumentalness",
    "liveness",
    "speechiness",
    "loudness",
    "tempo",
)
VALENCE, ENERGY, DANCEABILITY = range(3)
# What the four-mood classifier calls a song; the order of its numbers in a catalogue.
SONG_MOODS: Final = ("happy", "sad", "energetic", "calm")

"""The colour of each state: the petals of static/css/tokens/moods.css, and greys."""

from __future__ import annotations

from emotion.steadiness.states import NO_FACE, NOT_SURE

COLOURS = {
    "angry": "#f0866f",
    "disgust": "#a5b865",
    "fear": "#a88fe3",
    "happy": "#f5c34b",
    "sad": "#7fabe9",
    "surprise": "#ef8fc3",
    "neutral": "#93b5ae",
    NOT_SURE: "#e0d8dc",
    NO_FACE: "#f4eeec",
}
# The same hues, dark enough for thin lines on paper.
LINES = {
    "angry": "#d9573b",
    "disgust": "#7f9436",
    "fear": "#7d5fcb",
    "happy": "#d99a08",
    "sad": "#3f7fd0",
    "surprise": "#d9579f",
    "neutral": "#5f8c82",
}

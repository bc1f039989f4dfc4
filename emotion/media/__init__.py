"""Photographs, animations and videos as one thing: upright frames with their times."""

from emotion.media.media import Media, MediaFrame
from emotion.media.opening import open_media

__all__ = ["Media", "MediaFrame", "open_media"]

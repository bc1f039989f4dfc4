"""What a place between dark and bright, quiet and energetic is called.

Of a place, of a song and of music each in words of its own: many languages inflect them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

# Shares of the catalogue from the upper end down: each level goes from its bound to the one
# before. The third has no word, since there is nothing remarkable about it.
BOUNDS: Final = (0.85, 0.6, 0.4, 0.15, 0.0)


@dataclass(frozen=True)
class Words:
    """One word for each level, in the order of `BOUNDS`."""

    brightness: tuple[str | StrPromise, ...]
    liveliness: tuple[str | StrPromise, ...]


OF_A_PLACE: Final = Words(
    (
        pgettext_lazy("of a place", "very bright"),
        pgettext_lazy("of a place", "bright"),
        "",
        pgettext_lazy("of a place", "dark"),
        pgettext_lazy("of a place", "very dark"),
    ),
    (
        pgettext_lazy("of a place", "very energetic"),
        pgettext_lazy("of a place", "energetic"),
        "",
        pgettext_lazy("of a place", "quiet"),
        pgettext_lazy("of a place", "very quiet"),
    ),
)
OF_A_SONG: Final = Words(
    (
        pgettext_lazy("of a song", "very bright"),
        pgettext_lazy("of a song", "bright"),
        "",
        pgettext_lazy("of a song", "dark"),
        pgettext_lazy("of a song", "very dark"),
    ),
    (
        pgettext_lazy("of a song", "very energetic"),
        pgettext_lazy("of a song", "energetic"),
        "",
        pgettext_lazy("of a song", "quiet"),
        pgettext_lazy("of a song", "very quiet"),
    ),
)
OF_MUSIC: Final = Words(
    (
        pgettext_lazy("of music", "very bright"),
        pgettext_lazy("of music", "bright"),
        "",
        pgettext_lazy("of music", "dark"),
        pgettext_lazy("of music", "very dark"),
    ),
    (
        pgettext_lazy("of music", "very energetic"),
        pgettext_lazy("of music", "energetic"),
        "",
        pgettext_lazy("of music", "quiet"),
        pgettext_lazy("of music", "very quiet"),
    ),
)
# Whole, since English has another article before one of them.
SONGS_BY_LIVELINESS: Final = (
    gettext_lazy("A very energetic song"),
    gettext_lazy("An energetic song"),
    gettext_lazy("A balanced song"),
    gettext_lazy("A quiet song"),
    gettext_lazy("A very quiet song"),
)


def place(valence: float, arousal: float) -> str:
    """Such as "dark and very quiet"; shares of the catalogue, 0..1."""
    brightness, liveliness = _words(OF_A_PLACE, valence, arousal)
    if brightness and liveliness:
        return _("%(brightness)s and %(liveliness)s") % {
            "brightness": brightness,
            "liveliness": liveliness,
        }
    return brightness or liveliness or pgettext("of a place", "balanced")


def music(valence: float, arousal: float) -> str:
    """Such as "dark and very quiet music", as it stands behind "asks for"."""
    brightness, liveliness = _words(OF_MUSIC, valence, arousal)
    if brightness and liveliness:
        return _("%(brightness)s and %(liveliness)s music") % {
            "brightness": brightness,
            "liveliness": liveliness,
        }
    if brightness or liveliness:
        return _("%(character)s music") % {"character": brightness or liveliness}
    return _("balanced music")


def song(valence: float, arousal: float) -> str:
    """Such as "A dark and very quiet song", the beginning of a sentence."""
    brightness, liveliness = _words(OF_A_SONG, valence, arousal)
    if brightness and liveliness:
        return _("A %(brightness)s and %(liveliness)s song") % {
            "brightness": brightness,
            "liveliness": liveliness,
        }
    if brightness:
        return _("A %(brightness)s song") % {"brightness": brightness}
    return str(SONGS_BY_LIVELINESS[_level(arousal)])


def _words(words: Words, valence: float, arousal: float) -> tuple[str, str]:
    return str(words.brightness[_level(valence)]), str(words.liveliness[_level(arousal)])


def _level(share: float) -> int:
    return next(level for level, bound in enumerate(BOUNDS) if share >= bound)

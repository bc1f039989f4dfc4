"""CSV for spreadsheets."""

from __future__ import annotations

import csv
import io

from django.utils.translation import pgettext_lazy

from recommendations.exporting.one_line import one_line
from recommendations.exporting.track_list import TrackList

COLUMNS = (
    pgettext_lazy("head of a column", "position"),
    pgettext_lazy("head of a column", "title"),
    pgettext_lazy("head of a column", "artists"),
    pgettext_lazy("head of a column", "year"),
    pgettext_lazy("head of a column", "genre"),
    pgettext_lazy("head of a column", "spotify_id"),
    pgettext_lazy("head of a column", "link"),
    pgettext_lazy("head of a column", "why"),
)
# A cell that begins so is a formula to a spreadsheet; to some also in full width.
_FORMULA = tuple("=+-@＝＋－＠")
# Without it Excel reads UTF-8 as the encoding of its own country.
_BYTE_ORDER_MARK = "\ufeff"


def csv_file(listed: TrackList) -> str:
    """The list as text: a head, and one row a track."""
    file = io.StringIO(newline="")
    file.write(_BYTE_ORDER_MARK)
    rows = csv.writer(file)
    rows.writerow(COLUMNS)
    for position, track in enumerate(listed.tracks, start=1):
        texts = (track.genre, track.spotify_id, track.link, track.why)
        rows.writerow(
            [
                position,
                _cell(track.title),
                _cell(track.artists),
                track.year,
                *(_cell(text) for text in texts),
            ]
        )
    return file.getvalue()


def _cell(text: str) -> str:
    """One line that no spreadsheet calculates: an apostrophe makes a formula plain text."""
    line = one_line(text)
    return f"'{line}" if line.startswith(_FORMULA) else line

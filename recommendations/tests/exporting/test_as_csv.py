from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given

from recommendations.exporting.csv_file import csv_file
from recommendations.exporting.one_line import one_line
from recommendations.exporting.track_list import TrackList
from recommendations.tests.exporting.track_lists import KNOWN_ID, any_list, list_of, listed


def rows(listed_tracks: TrackList) -> list[dict[str, str]]:
    text = csv_file(listed_tracks).encode().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_a_track_is_a_row() -> None:
    track = listed('A "quoted", long title')
    assert rows(list_of(listed(), track))[1] == {
        "position": "2",
        "title": 'A "quoted", long title',
        "artists": "Somebody, Another",
        "year": "1999",
        "genre": "pop",
        "spotify_id": KNOWN_ID,
        "link": track.link,
        "why": "Because it is bright",
    }


def test_spreadsheets_are_told_that_it_is_utf_8() -> None:
    assert csv_file(list_of()).encode().startswith(b"\xef\xbb\xbfposition,title,")


def test_what_is_unknown_is_an_empty_cell() -> None:
    (row,) = rows(list_of(listed(year=None, spotify_id="", genre="")))
    assert (row["year"], row["spotify_id"], row["genre"]) == ("", "", "")


@pytest.mark.parametrize(
    "title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", " =1", "\x00=1", "＝1"]
)
@pytest.mark.parametrize("column", ["title", "artists", "genre", "why"])
def test_no_cell_is_a_formula(title: str, column: str) -> None:
    (row,) = rows(list_of(listed(**{column: title})))
    assert row[column] == f"'{one_line(title)}"


def test_a_sign_within_a_title_stays() -> None:
    (row,) = rows(list_of(listed("1+1=2 @ home")))
    assert row["title"] == "1+1=2 @ home"


@given(any_list)
def test_any_list_can_be_read_back(given_list: TrackList) -> None:
    read = rows(given_list)
    assert len(read) == len(given_list.tracks)
    for position, (track, row) in enumerate(zip(given_list.tracks, read, strict=True), start=1):
        assert row["position"] == str(position)
        assert row["year"] == ("" if track.year is None else str(track.year))
        assert (row["spotify_id"], row["link"]) == (track.spotify_id, track.link)
        for column in ("title", "artists", "genre", "why"):
            text = one_line(getattr(track, column))
            is_formula = text[:1] in {*"=+-@＝＋－＠"}
            assert row[column] == (f"'{text}" if is_formula else text)

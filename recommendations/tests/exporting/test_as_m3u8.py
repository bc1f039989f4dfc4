from __future__ import annotations

from hypothesis import given

from recommendations.exporting.m3u8 import m3u8
from recommendations.exporting.one_line import one_line
from recommendations.exporting.track_list import TrackList
from recommendations.tests.exporting.track_lists import any_list, list_of, listed


def test_it_names_the_list_and_each_track() -> None:
    track = listed()
    assert m3u8(list_of(track)) == (
        f"#EXTM3U\n#PLAYLIST:Mine\n#EXTINF:202,Somebody, Another - Song\n{track.link}\n"
    )


def test_an_unknown_length_is_minus_one() -> None:
    assert "#EXTINF:-1,Somebody, Another - Song" in m3u8(list_of(listed(duration_ms=None)))


def test_a_title_cannot_begin_a_line_of_its_own() -> None:
    hostile = "Song\r\n#EXTINF:1,Other\u2028file:///etc/passwd\x85\x0b\x0cend\x00"
    lines = m3u8(list_of(listed(hostile), name="A\n#EXTM3U")).splitlines()
    assert lines[1] == "#PLAYLIST:A #EXTM3U"
    assert lines[2].endswith(" - Song #EXTINF:1,Other file:///etc/passwd end")
    assert len(lines) == 4


@given(any_list)
def test_any_list_can_be_read_back(given_list: TrackList) -> None:
    head, name, *rest = m3u8(given_list).splitlines()
    assert head == "#EXTM3U"
    assert name == f"#PLAYLIST:{one_line(given_list.name)}"
    assert len(rest) == 2 * len(given_list.tracks)
    for track, about, link in zip(given_list.tracks, rest[::2], rest[1::2], strict=True):
        seconds, label = about.removeprefix("#EXTINF:").split(",", 1)
        assert label == one_line(f"{track.artists} - {track.title}")
        if track.duration_ms is None:
            assert seconds == "-1"
        else:
            assert abs(int(seconds) * 1000 - track.duration_ms) <= 500
        assert link == track.link

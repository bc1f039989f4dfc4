from __future__ import annotations

from hypothesis import given

from recommendations.exporting.links import links
from recommendations.exporting.track_list import TrackList
from recommendations.tests.exporting.track_lists import any_list


@given(any_list)
def test_each_line_is_one_address(given_list: TrackList) -> None:
    assert links(given_list).splitlines() == [track.link for track in given_list.tracks]

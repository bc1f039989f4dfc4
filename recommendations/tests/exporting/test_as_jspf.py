from __future__ import annotations

import json
from datetime import datetime

from hypothesis import given

from recommendations.exporting.jspf import jspf
from recommendations.exporting.track_list import TrackList
from recommendations.tests.exporting.track_lists import SPOTIFY, any_list, list_of, listed


def test_it_has_the_fields_of_the_format() -> None:
    track = listed()
    assert json.loads(jspf(list_of(track))) == {
        "playlist": {
            "title": "Mine",
            "creator": "WMusic",
            "date": "2026-11-21T12:30:00+00:00",
            "track": [
                {
                    "title": "Song",
                    "creator": "Somebody, Another",
                    "location": [track.link],
                    "identifier": [track.link],
                    "duration": 201_600,
                    "annotation": "Because it is bright",
                }
            ],
        }
    }


def test_a_search_is_not_taken_for_the_song() -> None:
    search = SPOTIFY.search("Song", "Somebody")
    track = listed(spotify_id="", link=search, duration_ms=None, why="")
    assert json.loads(jspf(list_of(track)))["playlist"]["track"] == [
        {"title": "Song", "creator": "Somebody, Another", "info": search}
    ]


@given(any_list)
def test_any_list_can_be_read_back(given_list: TrackList) -> None:
    playlist = json.loads(jspf(given_list).encode())["playlist"]
    assert playlist["title"] == given_list.name
    assert datetime.fromisoformat(playlist["date"]) == given_list.created_at
    assert len(playlist["track"]) == len(given_list.tracks)
    for track, read in zip(given_list.tracks, playlist["track"], strict=True):
        assert (read["title"], read["creator"]) == (track.title, track.artists)
        assert read.get("duration") == track.duration_ms
        assert read.get("annotation", "") == track.why
        assert read.get("location", [read.get("info")]) == [track.link]

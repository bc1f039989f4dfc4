"""JSPF: the fields of XSPF (version 1) in JSON, for players and other services."""

from __future__ import annotations

import json

from recommendations.exporting.track_list import ListedTrack, TrackList

# Who made the list. Never the listener's name: a file is easily passed on.
CREATOR = "WMusic"


def jspf(listed: TrackList) -> str:
    """The list as text. A field whose value is unknown is left out."""
    playlist = {
        "title": listed.name,
        "creator": CREATOR,
        "date": listed.created_at.isoformat(),
        "track": [_track(track) for track in listed.tracks],
    }
    return json.dumps({"playlist": playlist}, ensure_ascii=False, indent=2) + "\n"


def _track(track: ListedTrack) -> dict[str, object]:
    fields: dict[str, object] = {"title": track.title, "creator": track.artists}
    if track.spotify_id:
        fields |= {"location": [track.link], "identifier": [track.link]}
    else:
        # A search is no place of the song. Without one, readers match title and creator.
        fields["info"] = track.link
    if track.duration_ms is not None:
        fields["duration"] = track.duration_ms
    if track.why:
        fields["annotation"] = track.why
    return fields

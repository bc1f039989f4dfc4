"""The formats a set can be taken away in, by the name in their address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from recommendations.exporting.csv_file import csv_file
from recommendations.exporting.jspf import jspf
from recommendations.exporting.links import links
from recommendations.exporting.m3u8 import m3u8
from recommendations.exporting.track_list import TrackList


@dataclass(frozen=True)
class Format:
    """`write` gives the whole file as text, which is sent as UTF-8."""

    extension: str
    content_type: str
    write: Callable[[TrackList], str]


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "m3u8": Format("m3u8", "audio/x-mpegurl; charset=utf-8", m3u8),
        "csv": Format("csv", "text/csv; charset=utf-8", csv_file),
        # JSON is UTF-8 by definition, and its type has no charset.
        "jspf": Format("jspf", "application/json", jspf),
        "links": Format("txt", "text/plain; charset=utf-8", links),
    }
)

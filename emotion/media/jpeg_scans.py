"""How often a JPEG decoder goes over the whole picture."""

from __future__ import annotations

import re

START_OF_SCAN, END_OF_IMAGE = 0xDA, 0xD9
# What is no mark with a segment: FF 00 is a plain FF inside a scan, FF FF padding, and
# TEM (01) and the restart marks stand alone.
MARK = re.compile(rb"\xff[^\x00\x01\xd0-\xd7\xff]")


def count_scans(data: bytes, enough: int) -> int:
    """Count the scans of the first picture in ``data``, but not far beyond ``enough``.

    Looks where libjpeg looks: it passes over bytes that belong nowhere, so these must
    not end the count, and it skips segments by their lengths, so that an embedded preview
    or a video behind the picture (which some telephones append) does not count.
    """
    place, scans = 2, 0
    while scans <= enough:
        mark = MARK.search(data, place)
        if mark is None or data[mark.start() + 1] == END_OF_IMAGE:
            break
        if data[mark.start() + 1] == START_OF_SCAN:
            scans += 1
        place = mark.end() + int.from_bytes(data[mark.end() : mark.end() + 2], "big")
    return scans

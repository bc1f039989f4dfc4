"""Which titles of one artist name the same song.

Versions of a song are those that a listener would call the same one twice in a list:
remasters, live and acoustic takes, demos, instrumentals, edits, mono and stereo, the same
song sung in another language or with a guest, and a song with the film that it is from.
A remix is another song: it is made by somebody else and often of another mood. So are
reprises, medleys, interludes and numbered parts.

Only what stands in brackets or after a dash can be a version, and only where something is
left without it: "Live", "Live Forever", "Stereo Hearts" and "(Demo)" are titles.
"""

from __future__ import annotations

import re

from recommendations.catalogue.recordings import plain_letters

# "(with X)" stays: as often as a guest it is the end of a title, such as "(With You)".
_GUEST = r"(?:feat|ft|featuring)\b.*"
_LIVE = (
    r"(?:recorded )?live(?:\s+(?:at|in|from|on|@|\d{4}|version|sessions?|acoustic|recording"
    r"|performance|bonus|edit)(?!\w).*|\s*[/,(:|\-–].*)?"
    r"|.*\blive (?:version|session|recording|performance)s?"
    r"|(?:ao|en|dal) vivo\b.*|en direct[eo]?\b.*|recorded (?:at|live)\b.*"
    r"|(?:\w+ )?unplugged\b.*"
)
_CUT = (
    r"(?:original )?(?:radio|single|album|video|lp|ep|short|long|full|extended|original|main)"
    r" (?:version|edit|mix|cut)"
    r"|\d+\s?(?:\"|”|''|-?\s?inch) (?:version|edit|mix)"
    r"|edit|extended|mixed|mix cut|bonus(?: ?track)?|(?:explicit|clean)(?: .*version)?"
)
_TAKE = (
    r"(?:mono|stereo)(?: mix)?|demo(?: \d{4})?|(?:acoustic )?instrumental|acoustic"
    r"|ac[uú]stic[oa]|akustik|acoustique|(?:alternate|alternative|early|rough) (?:take|mix)"
    r"|alternate|take \d+|out-?take|re-?recorded|a ?cappella|sped up|slowed(?: down)?"
    r"(?: \+ reverb)?"
)
_NAMED = (
    r"(?:[^\s]+ ){0,4}version(?: \d+)?|(?:vers[aã]o|versi[oó]n|versione)\b.{0,30}"
    r"|.*\bre-?maste?r\w*\b.*"
)
_FROM = (
    r"from [\"“”'‘«„].*|from the .*\b(?:soundtrack|motion picture|film|movie|musical|series)\b.*"
)
_VERSION = re.compile("|".join([_LIVE, _CUT, _TAKE, _NAMED, _FROM]))
_YEAR = re.compile(r"\d{4}")
_GUEST_ONLY = re.compile(_GUEST)
# Whatever else is said of them.
_OTHER_SONG = re.compile(
    r"\b(?:re-?mix\w*|rmx|bootleg|mash-?up|dub|club|flip|vip|medley|reprise)\b"
)
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_DASH = re.compile(r"\s+[-–—]\s+")
_OPEN_GUEST = re.compile(r"\s(?:feat\.?|ft\.|featuring)\s.*")
_SEPARATORS = re.compile(r"\s*[/|;,]\s*|\s+[-–—]\s+")
# Titles without any of these have nothing to take off, which is most of them.
_MARKS = re.compile(r"[(\[{]|\s[-–—]\s|\bf(?:ea)?t")


def song_key(title: str) -> str:
    """Return what titles of versions of one song have in common: its letters and digits.

    Case, width and punctuation do not count. The key of a title that is nothing but a
    version is that of the whole title.
    """
    folded = title.casefold()
    return plain_letters(_without_versions(folded) if _MARKS.search(folded) else folded)


def _without_versions(title: str) -> str:
    rest = _without_brackets(title)
    for dash in _DASH.finditer(rest):
        if _is_version(rest[dash.end() :]):
            rest = rest[: dash.start()]
            break
    rest = _OPEN_GUEST.sub("", rest)
    return rest if any(map(str.isalnum, rest)) else title


def _without_brackets(title: str) -> str:
    """Inner brackets first, so that '(Live (2011 Remaster))' goes, too."""
    while True:
        shorter = _BRACKETS.sub(lambda part: "" if _is_version(part[1]) else part[0], title)
        if shorter == title:
            return title
        title = shorter


def _is_version(words: str) -> bool:
    words = words.strip()
    if _GUEST_ONLY.fullmatch(words):
        return True
    if _OTHER_SONG.search(words):
        return False
    if _VERSION.fullmatch(words):
        return True
    parts = [part for part in _SEPARATORS.split(words) if part]
    named = [part for part in parts if not _YEAR.fullmatch(part)]
    return bool(named) and all(_VERSION.fullmatch(part) for part in named)

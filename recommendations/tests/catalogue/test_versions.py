from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.catalogue.versions import song_key

SAME = (
    "Song - Remastered",
    "Song - Remastered 2011",
    "Song - 2011 Remaster",
    "Song (2009 Digital Remaster)",
    "Song - 2015 Remastered Version",
    "Song - Remastered 2009 / Mono",
    "Song - Rudy Van Gelder Remaster",
    "Song - Remasterizado 2004",
    "Song - Remastret",
    "Song - Live",
    "Song (Live)",
    "Song - Live at Wembley Stadium, July 1986",
    "Song - Live From The Troubadour - 2007",
    "Song (Live in Paris) [2019 Remaster]",
    "Song (Live (2011 Remaster))",
    "Song - Live / 1996",
    "Song - Ao Vivo em São Paulo / 2012",
    "Song - En Vivo",
    "Song - MTV Unplugged",
    "Song - Radio Edit",
    "Song (Single Version)",
    "Song - Original Mix",
    "Song - Extended Mix",
    'Song - 12" Version',
    "Song - Edit",
    "Song - Bonus Track",
    "Song - Bonustrack",
    "Song - Mono",
    "Song (Stereo Mix)",
    "Song - Acoustic",
    "Song (Acoustic Version)",
    "Song - Demo",
    "Song - Take 2",
    "Song (Instrumental)",
    "Song (Taylor’s Version)",
    "Song - Spanish Version",
    "Song - Versión Acústica",
    "Song (feat. Somebody)",
    "Song [ft. Somebody & Club Eight]",
    "Song feat. Somebody",
    "Song (feat. Somebody) - Radio Edit",
    'Song - From "A Film"',
    "Song (From the Motion Picture A Film)",
    "SONG!",
    "Ｓｏｎｇ",
)
OTHER = (
    "Song - Remix",
    "Song (Somebody Remix)",
    "Song - Somebody Remix; 2011 Remaster",
    "Song - Club Mix",
    "Song (Dub Version)",
    "Song - Reprise",
    "Song, Pt. 2",
    "Song - Part II",
    "Song - Interlude",
    "Song (With You)",
    "Song (Live Forever)",
    "Song - Live Your Life",
    "Song - Alive",
    "Song (1994)",
    "Song (Stereo Hearts)",
    "Song / Other Song",
    "Live Song",
    "Song Live",
)


@pytest.mark.parametrize("title", SAME)
def test_a_version_is_the_same_song(title: str) -> None:
    assert song_key(title) == song_key("Song")


@pytest.mark.parametrize("title", OTHER)
def test_what_only_looks_like_a_version_is_another_song(title: str) -> None:
    assert song_key(title) != song_key("Song")


def test_none_of_the_other_songs_is_another_of_them() -> None:
    assert len({song_key(title) for title in OTHER}) == len(OTHER)


@pytest.mark.parametrize(
    "title",
    ["Live", "Live Forever", "Alive", "Mono", "Demo", "(Live)", "- Live", "Remastered", "Feat."],
)
def test_a_title_that_is_a_version_by_name_stays(title: str) -> None:
    assert song_key(title) == "".join(filter(str.isalnum, title.casefold()))


def test_the_same_remix_in_two_edits_is_one_song() -> None:
    assert song_key("Song (Somebody Remix) - Radio Edit") == song_key("Song - Somebody Remix")


def test_a_title_in_brackets_keeps_its_words() -> None:
    assert song_key("(I Can't Get No) Satisfaction - Mono") == "icantgetnosatisfaction"


def test_a_title_of_punctuation_keeps_it() -> None:
    assert song_key("!!!") != song_key("???")


@given(st.text(max_size=40))
def test_any_text_has_a_key_and_a_live_version(title: str) -> None:
    assert bool(song_key(title)) == bool(title)
    assert song_key(title) == song_key(title.upper().lower()) or not title.isascii()


@given(st.text(st.characters(codec="ascii", categories=["L", "N", "Zs"]), min_size=1, max_size=30))
def test_a_remaster_of_any_plain_title_is_that_song(title: str) -> None:
    if title.strip():
        assert song_key(f"{title.strip()} - Remastered 2011") == song_key(title.strip())

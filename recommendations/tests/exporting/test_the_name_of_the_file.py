from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommendations.exporting.attachment import attachment

FORM = re.compile(r"attachment; filename=\"([^\"]*)\"; filename\*=UTF-8''(\S+)")


def names(name: str) -> tuple[str, str]:
    """As a browser reads them: in ASCII, and in full."""
    match = FORM.fullmatch(attachment(name, "csv"))
    assert match
    return match[1], unquote(match[2], errors="strict")


@pytest.mark.parametrize(
    ("name", "plain", "full"),
    [
        ("Happy mood, 21 November", "Happy mood, 21 November.csv", "Happy mood, 21 November.csv"),
        ("Für Élise", "Fur Elise.csv", "Für Élise.csv"),
        ("朝の歌", "WMusic.csv", "朝の歌.csv"),
        ("../../etc/passwd", "etc passwd.csv", "etc passwd.csv"),
        ('a"; filename="b.exe', "a filename b.exe.csv", "a ; filename= b.exe.csv"),
        ("a\r\nSet-Cookie: x=1", "a Set-Cookie x 1.csv", "a Set-Cookie x=1.csv"),
        (" . ", "WMusic.csv", "WMusic.csv"),
    ],
)
def test_it_is_the_lists_name_made_safe(name: str, plain: str, full: str) -> None:
    assert names(name) == (plain, full)


@given(st.text())
def test_no_name_breaks_the_header(name: str) -> None:
    plain, full = names(name)
    assert attachment(name, "csv").isascii()
    for file_name in (plain, full):
        assert file_name.endswith(".csv")
        assert not file_name.startswith((".", " "))
        assert not re.search(r'[/\\:*?"<>|\x00-\x1f\x7f]', file_name)
        assert 5 <= len(file_name) <= 64

"""What is no readable file gets a sentence of its own; names decide nothing."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from emotion import errors
from emotion.errors import (
    BrokenMediaError,
    EmptyFileError,
    FolderError,
    MediaError,
    MediaTooLargeError,
    NoSuchFileError,
    NotAFileError,
    NotMediaError,
    UnreadableFileError,
    UnsupportedMediaError,
)
from emotion.media import open_media
from emotion.media.limits import MAX_CLIP_BYTES, MAX_PICTURE_BYTES
from emotion.tests.media.opening import Opener, whole
from emotion.tests.media.samples import encoded, moments, pictures, quarters, write_clip


def kinds() -> list[type[MediaError]]:
    return [
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, MediaError)
    ]


def test_every_refusal_has_a_code_and_a_sentence_of_its_own() -> None:
    assert len(kinds()) >= 13
    assert len({kind.code for kind in kinds()}) == len(kinds())
    assert len({str(kind()) for kind in kinds()}) == len(kinds())
    assert all(str(kind()).endswith(".") for kind in kinds())


def test_a_missing_file_is_named_as_missing(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFileError):
        open_media(tmp_path / "nothing.jpg")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(FolderError):
        open_media(tmp_path)


def test_an_empty_file_is_called_empty(opened: Opener) -> None:
    with pytest.raises(EmptyFileError):
        opened(b"", "empty.jpg")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_video_whose_name_is_no_text_is_refused(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"clip-\xff.avi")
    path.write_bytes(write_clip(tmp_path / "clip.avi", "MJPG", moments(3)))
    with pytest.raises(UnreadableFileError):
        open_media(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_refused_without_waiting_for_its_writer(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotAFileError):
        open_media(tmp_path / "pipe")


def test_a_file_that_may_not_be_opened_is_called_unreadable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    (tmp_path / "secret").write_bytes(b"x")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableFileError):
        open_media(tmp_path / "secret")


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000])
def test_a_name_that_no_file_can_have_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableFileError):
        open_media(tmp_path / name)


@pytest.mark.parametrize(
    "data",
    [
        b"hello",
        b"BM is a company, not a bitmap",
        b"%PDF-1.7\n",
        b"#EXTM3U\nhttp://127.0.0.1/secret.ts\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"RIFF\x24\0\0\0WAVEfmt ",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        bytes(5000),
    ],
)
def test_other_files_are_told_what_is_accepted(opened: Opener, data: bytes) -> None:
    with pytest.raises(NotMediaError, match="JPEG, PNG, WebP") as refusal:
        opened(data, "holiday.jpg")
    assert "MP4" in str(refusal.value)


def test_formats_that_nobody_takes_photographs_in_are_not_even_tried(opened: Opener) -> None:
    for kind in ("PPM", "TGA", "ICO", "PDF", "EPS"):
        with pytest.raises(NotMediaError):
            opened(encoded(quarters(), kind))


def test_heic_photographs_are_refused_with_a_way_out(opened: Opener) -> None:
    with pytest.raises(UnsupportedMediaError, match="JPEG"):
        opened(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100))


@pytest.mark.parametrize("start", [b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"II*\0"])
def test_a_picture_that_is_one_by_its_first_bytes_only_is_damaged(
    opened: Opener, start: bytes
) -> None:
    with pytest.raises(BrokenMediaError):
        opened(start + bytes(50))


def test_a_picture_that_is_cut_off_is_damaged(opened: Opener) -> None:
    still = {name: data for name, data in pictures().items() if not name.startswith("moving")}
    assert len(still) > 15
    for data in still.values():
        with pytest.raises(MediaError):
            opened(data[: len(data) // 3])


def test_too_many_bytes_are_not_read(tmp_path: Path) -> None:
    """The files are holes: they take no room on the disk."""
    picture, clip = tmp_path / "picture", tmp_path / "clip"
    picture.write_bytes(encoded(quarters(), "PNG"))
    clip.write_bytes(b"\x1a\x45\xdf\xa3")
    os.truncate(picture, MAX_PICTURE_BYTES + 1)
    os.truncate(clip, MAX_CLIP_BYTES + 1)
    with pytest.raises(MediaTooLargeError, match="100 MB"):
        open_media(picture)
    with pytest.raises(MediaTooLargeError, match="2000 MB"):
        open_media(clip)


def test_the_content_decides_and_never_the_name(opened: Opener, tmp_path: Path) -> None:
    clip = write_clip(tmp_path / "clip.avi", "MJPG", moments(3))
    gif = encoded(quarters(), "GIF")
    assert opened(gif, "clip.mp4").kind == "picture"
    for name in ("face.jpg", "%02d.png", "http:clip", "-i", "clip.m3u8"):
        media = opened(clip, name)
        assert media.kind == "video"
        assert len(whole(media)) == 1

"""What a file is by its first bytes; its name is never asked."""

from __future__ import annotations

HEAD_BYTES = 16

# FFmpeg's names for the three readers of video files.
MOV, MATROSKA, AVI = "mov", "matroska", "avi"

# First boxes of MP4 and QuickTime files; those from before 2001 do not begin with ftyp.
BOXES = (b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")
# Brands of still pictures in the same boxes. Pillow reads AVIF; mif1 can be either.
AVIF_BRANDS = (b"avif", b"avis", b"mif1", b"msf1")
HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")

PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*")


def clip_container(head: bytes) -> str | None:
    """The reader for a video that begins with these bytes, or None if it is no video."""
    if head.startswith(b"\x1a\x45\xdf\xa3"):
        return MATROSKA
    if head.startswith(b"RIFF") and head[8:12] == b"AVI ":
        return AVI
    if head[4:8] in BOXES and head[8:12] not in AVIF_BRANDS + HEIC_BRANDS:
        return MOV
    return None


def claims_to_be_heic(head: bytes) -> bool:
    return head[4:8] == b"ftyp" and head[8:12] in HEIC_BRANDS


def claims_to_be_a_picture(head: bytes) -> bool:
    """Whether a file that cannot be decoded is a damaged picture rather than none."""
    return (
        head.startswith(PICTURES)
        or (head.startswith(b"RIFF") and head[8:12] == b"WEBP")
        or (head[4:8] == b"ftyp" and head[8:12] in AVIF_BRANDS)
    )

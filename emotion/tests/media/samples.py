"""Small files of every kind that is read, made on the spot."""

from __future__ import annotations

import io
import struct
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import skimage.data
from PIL import Image

Pixels = npt.NDArray[np.uint8]

WHITE, RED, GREEN, BLUE, BLACK = (
    (255, 255, 255),
    (255, 0, 0),
    (0, 255, 0),
    (0, 0, 255),
    (0, 0, 0),
)


def quarters(width: int = 32, height: int = 16) -> Image.Image:
    """White and red above, green and blue below: every way of turning it shows."""
    pixels = np.zeros((height, width, 3), np.uint8)
    middle, centre = height // 2, width // 2
    pixels[:middle, :centre], pixels[:middle, centre:] = WHITE, RED
    pixels[middle:, :centre], pixels[middle:, centre:] = GREEN, BLUE
    return Image.fromarray(pixels)


def portrait(width: int = 48, height: int = 40) -> Image.Image:
    return Image.fromarray(skimage.data.astronaut()).resize((width, height))


def moments(count: int = 4) -> list[Image.Image]:
    """A portrait that moves to the right."""
    pixels = np.asarray(portrait())
    return [Image.fromarray(np.roll(pixels, 5 * step, axis=1)) for step in range(count)]


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def animated(
    images: Sequence[Image.Image], kind: str, duration: int | list[int] = 100, **options: object
) -> bytes:
    return encoded(
        images[0],
        kind,
        save_all=True,
        append_images=list(images[1:]),
        duration=duration,
        **options,
    )


def sixteen_bits(values: npt.NDArray[np.uint16], kind: str, **options: object) -> bytes:
    return encoded(Image.fromarray(values), kind, **options)


def exif(orientation: int) -> bytes:
    block = Image.Exif()
    block[0x0112] = orientation
    return block.tobytes()


def write_clip(path: Path, codec: str, images: Sequence[Image.Image], rate: float = 30.0) -> bytes:
    """Write a video in the container of the path's ending; returns its bytes."""
    writer = cv2.VideoWriter(
        str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*codec), rate, images[0].size
    )
    assert writer.isOpened()
    for image in images:
        writer.write(np.asarray(image)[:, :, ::-1])
    writer.release()
    return path.read_bytes()


def with_matrix(mp4: bytes, a: int, b: int, c: int, d: int) -> bytes:
    """The MP4 file with another display matrix in its first track header."""
    # ISO 14496-12, 8.3.2: name, version and flags, 36 bytes of version 0, then 9 numbers.
    place = mp4.index(b"tkhd") + 4 + 4 + 36
    matrix = struct.pack(">9i", a << 16, b << 16, 0, c << 16, d << 16, 0, 0, 0, 1 << 30)
    return mp4[:place] + matrix + mp4[place + len(matrix) :]


def with_samples(mp4: bytes, count: int) -> bytes:
    """The MP4 file, claiming to hold so many frames of one byte each."""
    changed = bytearray(mp4)
    stsz, stsc, stts = (mp4.index(name) for name in (b"stsz", b"stsc", b"stts"))
    changed[stsz + 8 : stsz + 16] = struct.pack(">II", 1, count)
    changed[stsc + 16 : stsc + 20] = struct.pack(">I", count)
    changed[stts + 12 : stts + 16] = struct.pack(">I", count)
    return bytes(changed)


def pictures() -> dict[str, bytes]:
    """One file of each kind and colour model of pictures and animations."""
    image = portrait()
    grey = image.convert("L")
    deep = np.asarray(grey).astype(np.uint16) * 257
    files = {
        "progressive.jpg": encoded(image, "JPEG", progressive=True),
        "turned.jpg": encoded(image, "JPEG", exif=exif(6)),
        "deep.png": sixteen_bits(deep, "PNG"),
        "deep.tif": sixteen_bits(deep, "TIFF"),
        "fax.tif": encoded(image.convert("1"), "TIFF", compression="group4"),
        "inks.tif": encoded(image.convert("CMYK"), "TIFF", compression="tiff_lzw"),
        "colours.bmp": encoded(image, "BMP"),
        "palette.bmp": encoded(image.convert("P"), "BMP"),
        "lossy.webp": encoded(image, "WEBP"),
        "lossless.webp": encoded(image.convert("RGBA"), "WEBP", lossless=True),
        "still.avif": encoded(image, "AVIF"),
    }
    for mode in ("RGB", "L", "CMYK"):
        files[f"{mode}.jpg"] = encoded(image.convert(mode), "JPEG")
    for mode in ("RGB", "L", "P", "1", "RGBA", "LA"):
        files[f"{mode}.png"] = encoded(image.convert(mode), "PNG")
    for method in ("raw", "jpeg", "tiff_adobe_deflate", "packbits"):
        files[f"{method}.tif"] = encoded(image, "TIFF", compression=method)
    for kind in ("GIF", "PNG", "WEBP", "AVIF"):
        files[f"moving.{kind.lower()}"] = animated(moments(), kind)
    return files


CLIPS = (
    ("clip.mp4", "mp4v"),
    ("clip.mov", "mp4v"),
    ("clip.mkv", "mp4v"),
    ("xvid.avi", "XVID"),
    ("jpegs.avi", "MJPG"),
    ("vp8.webm", "VP80"),
    ("vp9.webm", "VP90"),
)


def clips(folder: Path) -> dict[str, bytes]:
    """One file of each kind of video: twelve frames at 30 a second."""
    return {name: write_clip(folder / name, codec, moments(12)) for name, codec in CLIPS}

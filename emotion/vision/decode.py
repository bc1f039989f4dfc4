"""From the bytes of an untrusted JPEG file to a grey picture.

Whatever the bytes are, the outcome is a picture or a `FrameError`, and the work is
bounded before any pixel is decoded: by the file's length, by the size in its header and
by its number of scans.
"""

from __future__ import annotations

import io

import cv2
import numpy as np
from django.utils.translation import gettext_lazy as _
from PIL import Image

from emotion.errors import NotAnImageError, TooLargeError, TooManyPixelsError
from emotion.vision.preprocess import GreyImage

# Four times a 640x480 frame at quality 80.
MAX_BYTES = 200_000
MAX_PIXELS = 1920 * 1080
# Each scan of a progressive file makes the decoder go over the whole picture again, and
# an empty one costs 12 bytes: 200 kB of them take 20 s at 1920x1080. Encoders write ten.
MAX_SCANS = 32
START_OF_SCAN = b"\xff\xda"

# A camera frame has no EXIF block. Obeying one would turn the picture after its size was
# checked, and box coordinates would no longer be those of the pixels that were sent.
DECODING = cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION


def decode_frame(data: bytes) -> GreyImage:
    """Return the picture as uint8 [H, W] in 0..255.

    Colour becomes grey by ``cv2.cvtColor``, whose fixed-point weights a web page can
    repeat bit for bit: ``(9798 R + 19235 G + 3735 B + 16384) >> 15``. Asking the decoder
    for grey would return the file's luma channel, which a page never sees.

    Raises TooLargeError, TooManyPixelsError, or NotAnImageError for anything that is not
    a whole JPEG file.
    """
    if len(data) > MAX_BYTES:
        raise TooLargeError
    width, height = _size_in_header(data)
    if width * height > MAX_PIXELS:
        raise TooManyPixelsError
    if data.count(START_OF_SCAN) > MAX_SCANS:
        raise NotAnImageError(_("The picture is compressed in more steps than this site reads."))
    try:
        colour = cv2.imdecode(np.frombuffer(data, np.uint8), DECODING)
    except cv2.error as error:
        raise NotAnImageError from error
    if colour is None or colour.shape[:2] != (height, width):
        raise NotAnImageError
    return np.asarray(cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY), np.uint8)


def _size_in_header(data: bytes) -> tuple[int, int]:
    try:
        # Opening reads the header alone; Pillow decodes when asked for pixels.
        with Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
            return image.size
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise TooManyPixelsError from error
    # Pillow's header parsers have no common error: struct, index and value errors occur.
    except Exception as error:
        raise NotAnImageError from error

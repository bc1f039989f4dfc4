"""How much of a file is read. Reading ends in frames or a `MediaError` within these."""

from __future__ import annotations

# Pillow takes up to 20 bytes a pixel (WebP with alpha; PNG and TIFF 7 to 12).
MAX_PICTURE_PIXELS = 40_000_000
# JPEG files are decoded at the reduced size: at 9248x6936, as telephones with 64
# megapixels write them, 60 MB, and 200 MB if progressive.
MAX_JPEG_PIXELS = 65_000_000
# The largest PNG of a 50-megapixel photograph comes near.
MAX_PICTURE_BYTES = 100_000_000
# A frame of an animation or a video: 5.3K of action cameras is 5312x2988.
MAX_FRAME_PIXELS = 17_000_000
# Ten minutes of full HD from a telephone. FFmpeg reads from the disk, not into memory.
MAX_CLIP_BYTES = 2_000_000_000

# Pixels of the longer side that are handed on. Full HD stays as it is, and a face of a
# tenth of its height is still twice as large as the 48 pixels that the network sees.
MAX_SIDE = 1920

# Expressions last half a second and longer; a webcam page reads fewer frames than this.
FRAMES_PER_SECOND = 10
MAX_SECONDS = 600
MAX_FRAMES = MAX_SECONDS * FRAMES_PER_SECOND
# Slow motion of telephones runs at 240 frames a second.
MAX_DECODED_FRAMES = MAX_SECONDS * 240

# Waiting for the decoder, without the caller's own work: for one frame, and in all. Who
# decodes slower than the clip plays reads the beginning of a long clip and is told so.
STALL_SECONDS = 30.0
DECODING_SECONDS = 600.0

# Address space of the process that decodes a video. Python, NumPy and OpenCV map 0.3 GB,
# a 4096x4096 clip 0.5 GB, H.264 keeps up to 16 frames for reference. Without a limit a
# file of 10 kB that announces 60 million samples took 4 GB.
CHILD_MEMORY = 3 << 29


def limited_size(width: int, height: int) -> tuple[int, int]:
    """Width and height in the same proportion, neither above `MAX_SIDE` nor below 1."""
    longer = max(width, height)
    if longer <= MAX_SIDE:
        return width, height
    return (
        max(1, round(width * MAX_SIDE / longer)),
        max(1, round(height * MAX_SIDE / longer)),
    )

from __future__ import annotations

JPEG_ENDINGS = (".jpg", ".jpeg")
PICTURE_ENDINGS = (".png", *JPEG_ENDINGS)
CLIP_ENDINGS = (".mp4", ".gif")

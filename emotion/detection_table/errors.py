from __future__ import annotations


class FacesFolderError(Exception):
    """The folder of pictures cannot be measured; the text says why."""

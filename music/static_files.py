"""Hashed static files for production, and the network among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import brotli
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from emotion.model_files import ONNX_NAME

# The highest, 11, takes half a minute for ONNX Runtime and the network, and the two
# together become 4 % smaller.
BROTLI_QUALITY = 9
# The beginning of a line of comment in a module.
COMMENT = re.compile(r"\s*(/?\*|//)")
# How a name ends that bears the hash of its file's content.
HASHED = r"\.[0-9a-f]{12}\.\w+$"
# Where the network lies below STATIC_URL.
NETWORK_FOLDER = "model"
NETWORK_FILE = f"{NETWORK_FOLDER}/{ONNX_NAME}"


class QuickCompressor(Compressor):
    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        return bytes(brotli.compress(data, quality=BROTLI_QUALITY))


class HashedModuleStorage(CompressedManifestStaticFilesStorage):
    """Hashes file names, and the import statements of ES modules with them."""

    support_js_module_import_aggregation = True
    # A pass settles the modules whose imports are settled: one for each link of the longest
    # chain of imports. Django's own limit is 5; a circle never ends.
    max_post_process_passes = 20

    def url_converter(self, *arguments: Any, **options: Any) -> Callable[[re.Match[str]], str]:
        """Leave types in comments alone, such as ``@param {import("./boxes.js").Box}``.

        A module may name a type of one that imports it, and a circle has no hashes.
        """
        convert = super().url_converter(*arguments, **options)

        def convert_code(match: re.Match[str]) -> str:
            before = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
            if match[0].startswith("import(") and COMMENT.match(before):
                return match[0]
            return str(convert(match))

        return convert_code

    def create_compressor(self, **options: Any) -> Compressor:
        return QuickCompressor(**options)


class NetworkFinder(BaseFinder):
    """Finds one file of ``EMOTION_MODEL_DIR``: the network that browsers load.

    Listing the folder among STATICFILES_DIRS was rejected: it would publish whatever
    training leaves there.
    """

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The file's path for `NETWORK_FILE`, an empty list for any other name."""
        network = Path(settings.EMOTION_MODEL_DIR) / ONNX_NAME
        if Path(path).as_posix() != NETWORK_FILE or not network.is_file():
            return []
        return [str(network)] if find_all else str(network)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[Any]:
        storage = FileSystemStorage(location=settings.EMOTION_MODEL_DIR)
        storage.prefix = NETWORK_FOLDER  # type: ignore[attr-defined]
        ignored = matches_patterns(ONNX_NAME, list(ignore_patterns or []))
        if storage.exists(ONNX_NAME) and not ignored:
            yield ONNX_NAME, storage

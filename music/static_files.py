"""Hashed static files for production."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedModuleStorage(CompressedManifestStaticFilesStorage):
    """Hashes file names, and the import statements of ES modules with them."""

    support_js_module_import_aggregation = True

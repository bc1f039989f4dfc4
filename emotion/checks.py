from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error

from emotion.errors import ModelFileError
from emotion.model_files import verify_configured


def network_files(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> Sequence[CheckMessage]:
    """Refuse to start with network files that are missing or do not belong together."""
    try:
        verify_configured()
    except ModelFileError as error:
        return [Error(str(error), id="emotion.E001")]
    return []

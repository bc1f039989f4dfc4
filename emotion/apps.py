from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import register


class EmotionConfig(AppConfig):
    name = "emotion"
    verbose_name = "Emotion recognition"

    def ready(self) -> None:
        from emotion.checks import network_files

        register(network_files, "emotion")

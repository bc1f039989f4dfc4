from django.apps import AppConfig
from django.core.checks import register


class MusicConfig(AppConfig):
    name = "music"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "WMusic"

    def ready(self) -> None:
        from music.pages.team import team_file

        register(team_file, "music")

from django.apps import AppConfig


class SpotifyLoginConfig(AppConfig):
    name = "recommendations.spotify.login"
    label = "spotify_login"

    def ready(self) -> None:
        from recommendations.spotify.login import receivers

        receivers.connect()

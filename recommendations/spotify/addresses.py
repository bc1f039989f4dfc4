"""Every address of Spotify that the project knows: the real ones or the stand-in's.

Imported by the settings, so it must not import Django.
"""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from urllib.parse import quote, urlsplit


@dataclass(frozen=True)
class SpotifyAddresses:
    """Origins without a trailing slash.

    ``accounts`` signs people in, ``api`` answers calls, ``web`` is what people open;
    ``images`` are the CSP sources that artwork comes from.
    """

    accounts: str
    api: str
    web: str
    images: tuple[str, ...]
    is_standin: bool = False

    @property
    def authorize(self) -> str:
        return f"{self.accounts}/authorize"

    @property
    def token(self) -> str:
        return f"{self.accounts}/api/token"

    @property
    def api_prefix(self) -> str:
        return f"{self.api}/v1/"

    @property
    def oembed(self) -> str:
        return f"{self.web}/oembed"

    def track(self, spotify_id: str) -> str:
        return f"{self.web}/track/{spotify_id}"

    def embed(self, spotify_id: str) -> str:
        """Spotify's own player of a track, to be framed: no account, no app, no quota."""
        return f"{self.web}/embed/track/{spotify_id}"

    @property
    def frames(self) -> tuple[str, ...]:
        """The CSP sources of what `embed` names."""
        return (self.web,)

    def playlist(self, spotify_id: str) -> str:
        return f"{self.web}/playlist/{spotify_id}"

    def search(self, title: str, artist: str) -> str:
        return f"{self.web}/search/{quote(f'{title} {artist}', safe='')}"

    def listen(self, spotify_id: str | None, title: str, artist: str) -> str:
        """The track's page, or where its id is not known a search for it."""
        return self.track(spotify_id) if spotify_id else self.search(title, artist)

    @property
    def apps(self) -> str:
        """Where people see which apps may act for them, and take that back."""
        if self.is_standin:
            return f"{self.web}/faults#accounts"
        return "https://www.spotify.com/account/apps/"

    @property
    def is_loopback(self) -> bool:
        return any(_is_this_machine(address) for address in (self.accounts, self.api, self.web))


def real(accounts: str = "", api: str = "", web: str = "") -> SpotifyAddresses:
    """Spotify itself; each origin can be replaced, for a proxy."""
    return SpotifyAddresses(
        accounts=accounts.rstrip("/") or "https://accounts.spotify.com",
        api=api.rstrip("/") or "https://api.spotify.com",
        web=web.rstrip("/") or "https://open.spotify.com",
        images=("https://*.scdn.co", "https://*.spotifycdn.com"),
    )


def standin(origin: str) -> SpotifyAddresses:
    """The local stand-in, which plays all three parts on one origin."""
    origin = origin.rstrip("/")
    return SpotifyAddresses(origin, origin, origin, (origin,), is_standin=True)


def _is_this_machine(address: str) -> bool:
    host = (urlsplit(address).hostname or "").rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        parsed = ipaddress.ip_address(host)
    except ValueError:
        return False
    return parsed.is_loopback or parsed.is_unspecified

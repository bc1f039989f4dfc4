"""What a page of this site may load and use, and where its forms may lead."""

from __future__ import annotations

from csp.constants import NONE, SELF

from recommendations.spotify.addresses import SpotifyAddresses

# Permissions-Policy: nobody is asked for what no page needs.
DEVICES: dict[str, list[str]] = {
    "camera": ["self"],
    "microphone": [],
    "geolocation": [],
    "payment": [],
    "usb": [],
}

# What a worker may do: run this site's modules and WebAssembly, and load this site's files.
WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"

# What differs on the page that reads faces. No cover is shown there, and a picture's address
# could carry something out. A clip that somebody chose plays from their own disk.
FACES: dict[str, list[str]] = {"img-src": [SELF], "media-src": [SELF, "blob:"]}


def players(spotify: SpotifyAddresses) -> dict[str, list[str]]:
    """What differs on a page with cards: Spotify's players may be framed. Spotify's script,
    which could make such frames, too, stays out: it would run as a part of this site.
    """
    return {"frame-src": [*spotify.frames]}


def policy(spotify: SpotifyAddresses, *, sign_in: bool) -> dict[str, dict[str, list[str]]]:
    """The policy in django-csp's form. Nothing inline; WebAssembly, but no eval."""
    return {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [SELF, "'wasm-unsafe-eval'"],
            "style-src": [SELF],
            "font-src": [SELF],
            "worker-src": [SELF],
            "connect-src": [SELF],
            "img-src": [SELF, *spotify.images],
            "media-src": [SELF],
            "manifest-src": [SELF],
            "base-uri": [NONE],
            "frame-src": [NONE],
            "frame-ancestors": [NONE],
            # Chromium applies form-action to the redirects that follow a form, too.
            "form-action": [SELF, *([spotify.accounts] if sign_in else [])],
        }
    }

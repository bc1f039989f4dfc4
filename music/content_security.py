"""What a page of this site may load, and where its forms may lead."""

from __future__ import annotations

from csp.constants import NONE, SELF

from recommendations.spotify.addresses import SpotifyAddresses


def policy(spotify: SpotifyAddresses, *, sign_in: bool) -> dict[str, dict[str, list[str]]]:
    """The policy in django-csp's form. Nothing inline; WebAssembly, but no eval."""
    return {
        "DIRECTIVES": {
            "default-src": [NONE],
            "script-src": [SELF, "'wasm-unsafe-eval'"],
            "style-src": [SELF],
            "font-src": [SELF],
            "connect-src": [SELF],
            "img-src": [SELF, *spotify.images],
            "media-src": [SELF],
            "manifest-src": [SELF],
            "base-uri": [NONE],
            "frame-ancestors": [NONE],
            # Chromium applies form-action to the redirects that follow a form, too.
            "form-action": [SELF, *([spotify.accounts] if sign_in else [])],
        }
    }

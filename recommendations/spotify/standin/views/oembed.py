"""oEmbed: the name and the picture of what an address leads to, without a token."""

from __future__ import annotations

import re

from django.http import HttpResponse, JsonResponse
from django.utils.html import format_html

from recommendations.spotify.standin.endpoint import performed
from recommendations.spotify.standin.refusals import ApiRefusal, not_found
from recommendations.spotify.standin.standin import StandinRequest

_ADDRESS = re.compile(r"(?:spotify:|/)track[:/]([0-9A-Za-z]{22})$")
THUMBNAIL = 300


def oembed(request: StandinRequest) -> HttpResponse:
    return performed(request, "oembed", lambda: _oembed(request))


def _oembed(request: StandinRequest) -> HttpResponse:
    standin = request.standin
    address = request.GET.get("url", "")
    if not address:
        raise ApiRefusal(400, "Missing url")
    track_id = _track_id(address, standin.origin)
    song = standin.songs.by_id(track_id) if track_id else None
    if song is None:
        raise not_found()
    thumbnails = [one for one in standin.replies.images(song.id) if one["width"] == THUMBNAIL]
    page = f"{standin.origin}/embed/track/{song.id}"
    return JsonResponse(
        {
            "version": "1.0",
            "type": "rich",
            "provider_name": "Spotify stand-in",
            "provider_url": f"{standin.origin}/",
            "title": song.title,
            "html": format_html(
                '<iframe width="456" height="152" title="{}" src="{}"></iframe>', song.title, page
            ),
            "iframe_url": page,
            "width": 456,
            "height": 152,
            "thumbnail_url": thumbnails[0]["url"],
            "thumbnail_width": THUMBNAIL,
            "thumbnail_height": THUMBNAIL,
        }
    )


def _track_id(address: str, origin: str) -> str | None:
    """Return the id in a track's address at the stand-in or at Spotify, or in its URI."""
    path = address.partition("?")[0]
    if not path.startswith((f"{origin}/", "https://open.spotify.com/", "spotify:")):
        return None
    match = _ADDRESS.search(path)
    return match[1] if match else None

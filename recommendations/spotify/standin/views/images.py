"""Covers: drawn for songs, uploaded for playlists."""

from __future__ import annotations

import base64
import binascii

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string

from recommendations.spotify.standin.endpoint import ApiCall, endpoint
from recommendations.spotify.standin.ids import is_spotify_id, number
from recommendations.spotify.standin.refusals import ApiRefusal, PageRefusal
from recommendations.spotify.standin.replies import IMAGE_SIZES
from recommendations.spotify.standin.standin import StandinRequest
from recommendations.spotify.standin.views.playlists import MODIFY, existing, owned

MOST_BYTES = 256 * 1024
JPEG_START = b"\xff\xd8\xff"


@endpoint("get_cover")
def covers(call: ApiCall, playlist_id: str) -> HttpResponse:
    with call.standin.store.reading() as state:
        playlist = existing(state, playlist_id)
    return JsonResponse(call.standin.replies.playlist_images(playlist), safe=False)


@endpoint("put_cover", *MODIFY, also="ugc-image-upload")
def upload(call: ApiCall, playlist_id: str) -> HttpResponse:
    if call.request.content_type != "image/jpeg":
        raise ApiRefusal(400, "Content-Type must be image/jpeg")
    body = call.request.body
    if len(body) > MOST_BYTES:
        raise ApiRefusal(413, "Image is too large")
    try:
        picture = base64.b64decode(body, validate=True)
    except binascii.Error as error:
        raise ApiRefusal(400, "Invalid base64 data") from error
    if not picture.startswith(JPEG_START):
        raise ApiRefusal(400, "Invalid image")
    with call.standin.store.changing() as state:
        playlist = owned(state, playlist_id, call)
        playlist.cover = body.decode("ascii")
        playlist.revision += 1
    return HttpResponse(status=202)


def uploaded(request: StandinRequest, playlist_id: str) -> HttpResponse:
    with request.standin.store.reading() as state:
        playlist = state.playlists.get(playlist_id)
    if playlist is None or not playlist.cover:
        raise PageRefusal(404, "There is no such picture.")
    return HttpResponse(base64.b64decode(playlist.cover), content_type="image/jpeg")


def drawn(request: StandinRequest, cover: str, size: int) -> HttpResponse:
    """Draw the cover of this id: two colours and a disc, the same at every size."""
    if not is_spotify_id(cover) or size not in IMAGE_SIZES:
        raise PageRefusal(404, "There is no such picture.")
    seed = number("drawing", cover)
    hue = seed % 360
    context = {
        "size": size,
        "ground": hue,
        "disc": (hue + 40 + seed // 360 % 200) % 360,
        "x": 20 + seed // 10**6 % 60,
        "y": 20 + seed // 10**8 % 60,
        "radius": 18 + seed // 10**10 % 22,
    }
    drawing = render_to_string("standin/cover.svg", context)
    response = HttpResponse(drawing, content_type="image/svg+xml")
    response["Cache-Control"] = "max-age=86400"
    return response

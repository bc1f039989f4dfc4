from __future__ import annotations

import logging
import math
from dataclasses import asdict

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from emotion.errors import (
    EmotionSetupError,
    FrameError,
    NoFrameError,
    TooLargeError,
    TooManyPixelsError,
    UnavailableError,
)
from emotion.services import read_frame
from emotion.vision.decode import MAX_BYTES
from music.limits import Limit, one_at_a_time, refusal

logger = logging.getLogger(__name__)

SCOPE = "frame"
TILTED_SCOPE = "tilted"
SECONDS_BETWEEN_TILTED = 0.5
JPEG = "image/jpeg"


@require_POST
@cache_control(no_store=True)
def frame(request: HttpRequest) -> HttpResponse:
    """Find the faces in one JPEG frame and name the emotion of one of them, as JSON.

    The body is the picture itself: a form's would be read whole by the CSRF check, before
    any limit is applied.
    """
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES:
        return _problem(TooLargeError(), 413)
    wait = refusal(
        request,
        SCOPE,
        per_session=Limit(settings.FRAMES_PER_SECOND, 1),
        per_address=Limit(settings.FRAMES_PER_SECOND_PER_ADDRESS, 1),
    )
    if wait is not None:
        return _too_many("too-fast", "Frames arrive faster than this site reads them.", wait)
    with one_at_a_time(request, SCOPE) as free:
        if not free:
            return _too_many("in-flight", "The frame before this one is still being read.", 1)
        return _read(request)


def _read(request: HttpRequest) -> HttpResponse:
    if request.content_type != JPEG:
        return _problem(NoFrameError(), 400)
    try:
        reading = read_frame(request.body)
        # Asked only now, so that a face that is upright never uses the permission up. Reading
        # the frame again repeats its decoding and the upright search: milliseconds.
        if not reading.faces and _may_look_for_tilted(request):
            reading = read_frame(request.body, tilted=True)
        return JsonResponse(asdict(reading))
    except (TooLargeError, TooManyPixelsError) as error:
        return _problem(error, 413)
    except FrameError as error:
        return _problem(error, 400)
    except EmotionSetupError as error:
        logger.error("Faces cannot be read: %s", error)
        return _problem(UnavailableError(), 503)


def _may_look_for_tilted(request: HttpRequest) -> bool:
    """At most twice a second for a session, and as often for each that an address may have."""
    sessions = max(1, settings.FRAMES_PER_SECOND_PER_ADDRESS // settings.FRAMES_PER_SECOND)
    wait = refusal(
        request,
        TILTED_SCOPE,
        per_session=Limit(1, SECONDS_BETWEEN_TILTED),
        per_address=Limit(sessions, SECONDS_BETWEEN_TILTED),
    )
    return wait is None


def _problem(error: FrameError, status: int) -> JsonResponse:
    return JsonResponse({"error": error.code, "message": str(error)}, status=status)


def _too_many(code: str, message: str, wait: float) -> JsonResponse:
    return JsonResponse(
        {"error": code, "message": message},
        status=429,
        headers={"Retry-After": str(math.ceil(wait))},
    )

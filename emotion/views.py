from __future__ import annotations

import logging
import math
from dataclasses import asdict

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import REASON_CSRF_TOKEN_MISSING
from django.views.csrf import csrf_failure
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt, csrf_protect
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
# What multipart adds to the picture: boundaries and the field's headers.
MAX_BODY = MAX_BYTES + 10_000


@csrf_exempt  # Checked by `_read`: the middleware would read the body before the limits.
@require_POST
@cache_control(no_store=True)
def frame(request: HttpRequest) -> HttpResponse:
    """Find the faces in one JPEG frame and name the emotion of one of them, as JSON."""
    # Only a page of this site can send the header, so no other site can spend a
    # visitor's allowance by posting here.
    if "X-CSRFToken" not in request.headers:
        return csrf_failure(request, reason=REASON_CSRF_TOKEN_MISSING)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BODY:
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


@csrf_protect
def _read(request: HttpRequest) -> HttpResponse:
    upload = request.FILES.get("frame")
    if not isinstance(upload, UploadedFile):
        return _problem(NoFrameError(), 400)
    try:
        return JsonResponse(asdict(read_frame(upload.read())))
    except (TooLargeError, TooManyPixelsError) as error:
        return _problem(error, 413)
    except FrameError as error:
        return _problem(error, 400)
    except EmotionSetupError as error:
        logger.error("Faces cannot be read: %s", error)
        return _problem(UnavailableError(), 503)


def _problem(error: FrameError, status: int) -> JsonResponse:
    return JsonResponse({"error": error.code, "message": str(error)}, status=status)


def _too_many(code: str, message: str, wait: float) -> JsonResponse:
    return JsonResponse(
        {"error": code, "message": message},
        status=429,
        headers={"Retry-After": str(math.ceil(wait))},
    )

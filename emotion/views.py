"""Reading frames for browsers that cannot, once their users have agreed to send them."""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST

from emotion.agreement import HEADER, agree, has_agreed, withdraw
from emotion.errors import (
    EmotionSetupError,
    FrameError,
    NoFrameError,
    NotAgreedError,
    TooLargeError,
    TooManyPixelsError,
    UnavailableError,
)
from emotion.readings import FrameReading
from emotion.services import read_frame, read_photograph
from emotion.vision.decode import MAX_BYTES
from music.limits import Limit, one_at_a_time, refusal

logger = logging.getLogger(__name__)

SCOPE = "frame"
# What takes several times as long as a frame: tilted heads, and photographs.
THOROUGH_SCOPE = "tilted"
SECONDS_BETWEEN_THOROUGH = 0.5
AGREEMENT_SCOPE = "agreement"
MINUTE = 60
JPEG = "image/jpeg"
View = Callable[[HttpRequest], HttpResponse]


def where_frames_are_read(view: View) -> View:
    """404 where the operator has turned SERVER_READING off."""

    @wraps(view)
    def answer(request: HttpRequest) -> HttpResponse:
        if not settings.SERVER_READING:
            raise Http404
        return view(request)

    return answer


@where_frames_are_read
@require_POST
@cache_control(no_store=True)
def start_sending(request: HttpRequest) -> HttpResponse:
    """Note that the visitor agreed to send frames; the key goes with each of them."""
    wait = refusal(
        request,
        AGREEMENT_SCOPE,
        per_session=Limit(settings.POSTS_PER_MINUTE, MINUTE),
        per_address=Limit(settings.POSTS_PER_MINUTE_PER_ADDRESS, MINUTE),
    )
    if wait is not None:
        return _too_many("too-fast", _("The button was pressed too often."), wait)
    return JsonResponse({"agreement": agree(request.session)})


@where_frames_are_read
@require_POST
@cache_control(no_store=True)
def stop_sending(request: HttpRequest) -> HttpResponse:
    withdraw(request.session)
    return HttpResponse(status=204)


@where_frames_are_read
@require_POST
@cache_control(no_store=True)
def frame(request: HttpRequest) -> HttpResponse:
    """Find the faces in one JPEG picture and name the emotion of each, as JSON.

    The body is the picture itself: a form's would be read whole by the CSRF check, before
    any limit is applied. `?kind=photograph` searches it more thoroughly than a frame of a
    camera or a clip.
    """
    if not has_agreed(request.session, request.headers.get(HEADER, "")):
        return _problem(NotAgreedError(), 403)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MAX_BYTES:
        return _problem(TooLargeError(), 413)
    wait = refusal(
        request,
        SCOPE,
        per_session=Limit(settings.FRAMES_PER_SECOND, 1),
        per_address=Limit(settings.FRAMES_PER_SECOND_PER_ADDRESS, 1),
    )
    if wait is not None:
        return _too_many("too-fast", _("Frames arrive faster than this site reads them."), wait)
    with one_at_a_time(request, SCOPE) as free:
        if not free:
            return _too_many("in-flight", _("The frame before this one is still being read."), 1)
        return _answer(request)


def _answer(request: HttpRequest) -> HttpResponse:
    if request.content_type != JPEG:
        return _problem(NoFrameError(), 400)
    try:
        if request.GET.get("kind") != "photograph":
            return JsonResponse(asdict(_read_frame(request)))
        wait = _wait_for_thorough(request)
        if wait is not None:
            return _too_many("too-fast", _("Photographs arrive too fast."), wait)
        return JsonResponse(asdict(read_photograph(request.body)))
    except (TooLargeError, TooManyPixelsError) as error:
        return _problem(error, 413)
    except FrameError as error:
        return _problem(error, 400)
    except EmotionSetupError as error:
        logger.error("Faces cannot be read: %s", error)
        return _problem(UnavailableError(), 503)


def _read_frame(request: HttpRequest) -> FrameReading:
    reading = read_frame(request.body)
    # Asked only now, so that a face that is upright never uses the permission up. Reading
    # the frame again repeats its decoding and the upright search: milliseconds.
    if not reading.faces and _wait_for_thorough(request) is None:
        return read_frame(request.body, tilted=True)
    return reading


def _wait_for_thorough(request: HttpRequest) -> float | None:
    """At most twice a second for a session, and as often for each that an address may have."""
    sessions = max(1, settings.FRAMES_PER_SECOND_PER_ADDRESS // settings.FRAMES_PER_SECOND)
    return refusal(
        request,
        THOROUGH_SCOPE,
        per_session=Limit(1, SECONDS_BETWEEN_THOROUGH),
        per_address=Limit(sessions, SECONDS_BETWEEN_THOROUGH),
    )


def _problem(error: FrameError, status: int) -> JsonResponse:
    return JsonResponse({"error": error.code, "message": str(error)}, status=status)


def _too_many(code: str, message: str, wait: float) -> JsonResponse:
    return JsonResponse(
        {"error": code, "message": message},
        status=429,
        headers={"Retry-After": str(math.ceil(wait))},
    )

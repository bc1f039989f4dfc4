"""Every way in which a call is turned down, each with its reply."""

from __future__ import annotations

from abc import ABC, abstractmethod

from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string


class Refusal(Exception, ABC):
    """Raised by a view instead of answering."""

    @abstractmethod
    def reply(self) -> HttpResponse: ...


class ApiRefusal(Refusal):
    """The Web API's form: ``{"error": {"status": ..., "message": ...}}``."""

    def __init__(
        self, status: int, message: str, *, reason: str = "", retry_after: int | None = None
    ) -> None:
        super().__init__(message)
        self.status, self.message = status, message
        self.reason, self.retry_after = reason, retry_after

    def reply(self) -> HttpResponse:
        error: dict[str, object] = {"status": self.status, "message": self.message}
        if self.reason:
            error["reason"] = self.reason
        response = JsonResponse({"error": error}, status=self.status)
        if self.retry_after is not None:
            response["Retry-After"] = str(self.retry_after)
        return response


class OAuthRefusal(Refusal):
    """The token endpoint's form, by RFC 6749 section 5.2."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(description)
        self.error, self.description = error, description

    def reply(self) -> HttpResponse:
        body = {"error": self.error, "error_description": self.description}
        return JsonResponse(body, status=400)


class TextRefusal(Refusal):
    """Plain text, in which Spotify refuses listeners and owners of the app."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message

    def reply(self) -> HttpResponse:
        return HttpResponse(self.message, status=self.status, content_type="text/plain")


class PageRefusal(Refusal):
    """A page for people."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message

    def reply(self) -> HttpResponse:
        page = render_to_string("standin/refused.html", {"message": self.message})
        return HttpResponse(page, status=self.status)


def forbidden() -> ApiRefusal:
    """What a new app hears at a removed endpoint, and at somebody else's playlist."""
    return ApiRefusal(403, "Forbidden")


def not_found() -> ApiRefusal:
    return ApiRefusal(404, "Resource not found")

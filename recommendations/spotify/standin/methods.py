"""One address, several methods."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from recommendations.spotify.standin.endpoint import View
from recommendations.spotify.standin.refusals import PageRefusal, not_found
from recommendations.spotify.standin.standin import StandinRequest


def methods(**views: View) -> View:
    """Return a view that hands on to the one named for the request's method."""

    def choose(request: StandinRequest, **kwargs: Any) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else request.method or ""
        if method in views:
            return views[method](request, **kwargs)
        if request.path_info.startswith("/v1/"):
            raise not_found()
        response = PageRefusal(405, f"{method} does not work here.").reply()
        response["Allow"] = ", ".join(views)
        return response

    return choose

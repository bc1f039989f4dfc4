from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

# What has nothing to read for a machine. Not the pages about signing in: their "noindex"
# must be read to count, and every page links to them.
PRIVATE = ("/admin/", "/emotion/", "/library/", "/profile/", "/recommendations/")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in PRIVATE),
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")

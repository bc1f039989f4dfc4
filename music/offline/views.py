"""What makes the site installable, and readable without a network."""

from __future__ import annotations

from django.contrib.staticfiles import finders
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import check_for_language, get_language, gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from music.offline.files import is_installable, offline_files, page

SCRIPT = "js/offline/service-worker.js"
ICONS = (
    ("img/icon-192.png", "192x192", "any"),
    ("img/icon-512.png", "512x512", "any"),
    ("img/icon-maskable-512.png", "512x512", "maskable"),
)


@require_safe
@cache_control(no_cache=True)
def service_worker(request: HttpRequest) -> FileResponse:
    """From the root, since a service worker sees only what lies below its own address."""
    found = finders.find(SCRIPT) if is_installable() else None
    if not isinstance(found, str):
        raise Http404("Files without hashes in their names are not kept.")
    return FileResponse(open(found, "rb"), content_type="text/javascript")  # noqa: SIM115, PTH123


@require_safe
@cache_control(no_cache=True)
def files(request: HttpRequest) -> JsonResponse:
    """For the service worker: what to keep."""
    if not is_installable():
        raise Http404("Files without hashes in their names are not kept.")
    kept = offline_files(_language(request))
    return JsonResponse({"small": kept.small, "large": kept.large})


@require_safe
@cache_control(no_cache=True)
def offline(request: HttpRequest) -> HttpResponse:
    """The page that stands in for every other: nothing in it is anybody's."""
    return HttpResponse(page(_language(request)))


@require_safe
@cache_control(max_age=3600)
def manifest(request: HttpRequest) -> JsonResponse:
    return JsonResponse(
        {
            "name": "WMusic",
            "short_name": "WMusic",
            "description": gettext("Music for the face you are making"),
            "lang": get_language(),
            "id": "/",
            "start_url": reverse("home"),
            "scope": "/",
            "display": "standalone",
            "background_color": "#fbf7f4",
            "theme_color": "#fbf7f4",
            "categories": ["music", "entertainment"],
            "icons": [
                {"src": static(name), "sizes": size, "type": "image/png", "purpose": purpose}
                for name, size, purpose in ICONS
            ],
        },
        content_type="application/manifest+json",
    )


def _language(request: HttpRequest) -> str:
    wanted = request.GET.get("language", "")
    return wanted if wanted and check_for_language(wanted) else get_language() or "en"

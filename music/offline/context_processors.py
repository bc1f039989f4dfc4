from __future__ import annotations

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language

from music.offline.files import is_installable, offline_files


def offline(request: HttpRequest) -> dict[str, str]:
    """``service_worker``: its address, empty where files have no hashes."""
    if not is_installable():
        return {"service_worker": ""}
    language = get_language() or settings.LANGUAGE_CODE
    # Another version has another address, by which browsers notice it.
    query = {
        "version": offline_files(language).version,
        "language": language,
        "static": settings.STATIC_URL,
        "files": reverse("offline-files"),
        "page": reverse("offline"),
    }
    return {"service_worker": f"{reverse('service-worker')}?{urlencode(query)}"}

"""For an ASGI server."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "music.settings")
application = get_asgi_application()

from emotion.model_files import verify_configured

verify_configured()

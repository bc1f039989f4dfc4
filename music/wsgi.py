"""For a production server: ``gunicorn music.wsgi``."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "music.settings")
application = get_wsgi_application()

# A production server runs no system checks, so the network is verified here.
from emotion.model_files import verify_configured

verify_configured()

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

TOKEN = "x" * 32


def send(client: Client, data: bytes, **headers: str) -> Any:
    """Post one frame as a page does; the token counts only if the client checks it."""
    upload = SimpleUploadedFile("frame.jpg", data, content_type="image/jpeg")
    headers.setdefault("X-CSRFToken", TOKEN)
    return client.post(reverse("emotion:frame"), {"frame": upload}, headers=headers)

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

TOKEN = "x" * 32


def send(client: Client, data: bytes, **headers: str) -> Any:
    """Post one frame as a page does; the token counts only if the client checks it."""
    headers.setdefault("X-CSRFToken", TOKEN)
    return client.post(reverse("emotion:frame"), data, content_type="image/jpeg", headers=headers)

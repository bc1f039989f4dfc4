from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from emotion.agreement import agree

TOKEN = "x" * 32


def agreed(client: Client) -> Client:
    """The same client, as a page whose user has agreed to send frames."""
    session = client.session
    client.defaults["HTTP_X_AGREEMENT"] = agree(session)
    session.save()
    return client


def send(client: Client, data: bytes, query: str = "", **headers: str) -> Any:
    """Post one frame as a page does; the token counts only if the client checks it."""
    headers.setdefault("X-CSRFToken", TOKEN)
    address = reverse("emotion:frame") + query
    return client.post(address, data, content_type="image/jpeg", headers=headers)

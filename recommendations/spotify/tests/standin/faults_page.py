"""What a person does on the faults page, by forms alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import requests

TIMEOUT_S = 20


@dataclass
class FaultsPage:
    origin: str
    browser: requests.Session = field(default_factory=requests.Session)

    def __enter__(self) -> FaultsPage:
        return self

    def __exit__(self, *error: object) -> None:
        self.browser.close()

    def text(self) -> str:
        return self.browser.get(f"{self.origin}/faults", timeout=TIMEOUT_S).text

    def send(self, part: str = "", /, **form: object) -> requests.Response:
        """Press a button of the form at ``/faults`` or of one below it."""
        nonce = re.search(r'name="standin_form" value="([^"]+)"', self.text())
        assert nonce is not None
        address = f"{self.origin}/faults{part}"
        body = {"standin_form": nonce[1], **form}
        return self.browser.post(address, body, allow_redirects=False, timeout=TIMEOUT_S)

    def order(self, kind: str, endpoint: str = "*", /, **changes: object) -> requests.Response:
        usual = {"status": 500, "skip": 0, "percent": 100, "seed": 0}
        return self.send(**{**usual, "kind": kind, "endpoint": endpoint, **changes})

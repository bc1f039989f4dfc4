"""A text column that is encrypted at rest.

The keys are ``TOKEN_KEYS``, newest first: the first encrypts, each may decrypt, so a key
is retired by putting a new one in front and saving the rows again.
"""

from __future__ import annotations

import base64
import logging
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models

logger = logging.getLogger(__name__)

# Only the type checker knows TextField as generic.
if TYPE_CHECKING:
    _TextField = models.TextField[str, str]
else:
    _TextField = models.TextField


def _fernet() -> MultiFernet:
    return MultiFernet([Fernet(_padded(key)) for key in settings.TOKEN_KEYS])


def _padded(key: str) -> bytes:
    return base64.urlsafe_b64encode(base64.urlsafe_b64decode(key + "=" * (-len(key) % 4)))


class EncryptedTextField(_TextField):
    """Plain text in Python, a Fernet token (AES-128-CBC with HMAC) in the database.

    A value that no key of ``TOKEN_KEYS`` opens reads as an empty string, and the log says
    so: whoever needs it must treat it as lost, not answer with an error page.
    """

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)
        return _fernet().encrypt(value.encode()).decode() if value else value

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        if not value:
            return value
        try:
            return _fernet().decrypt(value.encode()).decode()
        except InvalidToken:
            logger.error("No key of TOKEN_KEYS opens a %s.%s.", self.model.__name__, self.name)
            return ""

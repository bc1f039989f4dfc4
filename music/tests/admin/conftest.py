from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture
def root(db: None) -> User:
    return User.objects.create_superuser("root", password="root-has-a-password")


@pytest.fixture
def staff(client: Client, root: User) -> Client:
    """A client whose user may do everything that the admin offers."""
    client.force_login(root)
    return client

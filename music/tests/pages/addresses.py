from __future__ import annotations

from uuid import UUID

from django.urls import reverse

# One page of every kind that a stranger can ask for, with the status to expect.
PAGES = [
    (reverse("home"), 200),
    (reverse("privacy"), 200),
    (reverse("about"), 200),
    (reverse("team"), 200),
    (reverse("blog:index"), 200),
    (reverse("blog:post", args=["nothing-here"]), 404),
    (reverse("admin:index"), 302),
    (reverse("account_login"), 200),
    (reverse("account_signup"), 200),
    (reverse("profile"), 302),
    (reverse("account-data"), 302),
    (reverse("account-delete"), 302),
    (reverse("socialaccount_connections"), 302),
    (reverse("library:moods"), 302),
    (reverse("library:like"), 302),
    (reverse("recommendations:set", args=[UUID(int=0)]), 404),
    ("/nothing/here/", 404),
]

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client

from music.tests.blog.posts import draft, publish


def test_on_every_database_the_list_begins_with_the_drafts(client: Client, root: User) -> None:
    publish("old", days_ago=2)
    draft("first-draft")
    publish("new", days_ago=1)
    draft("second-draft")
    client.force_login(root)
    listed = client.get("/admin/music/post/").context["cl"].result_list
    assert [post.slug for post in listed] == ["second-draft", "first-draft", "new", "old"]

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from music.blog.first_posts import FirstPostError, give_first_posts


class Command(BaseCommand):
    help = "Put the blog's first posts into the database. Each is put in once and never again."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            new = give_first_posts()
        except FirstPostError as error:
            # No reason for `dev` to stop: somebody may be training another network.
            self.stderr.write(f"No first posts: {error}")
            return
        for slug in new:
            self.stdout.write(f"New on the blog: {slug}")
        if not new:
            self.stdout.write("The blog has had all of its first posts.")

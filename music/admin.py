"""What staff may see and change of the whole site: the blog, accounts, limits."""

from __future__ import annotations

from music.blog import staff as blog
from music.staff import listeners, site_tables

__all__ = ["blog", "listeners", "site_tables"]

from __future__ import annotations

from importlib import import_module

from django.contrib.admin.apps import SimpleAdminConfig

# Not by autodiscovery: libraries would bring their own tables, tokens and secrets among them.
MODULES = ("music.admin", "recommendations.admin")


class StaffConfig(SimpleAdminConfig):
    """Django's admin, with the site and the tables of this project alone."""

    default_site = "music.staff.site.StaffSite"

    def ready(self) -> None:
        super().ready()
        for module in MODULES:
            import_module(module)

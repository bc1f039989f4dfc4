#!/usr/bin/env python
"""Django's command line, with a development environment where none is configured."""

from __future__ import annotations

import os
import sys

from music.development.environment import prepare


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "music.settings")
    prepare(sys.argv)
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()

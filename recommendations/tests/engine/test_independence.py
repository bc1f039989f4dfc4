from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import sys
import recommendations.engine.recommend
import recommendations.engine.similar
print(sorted({"django", "requests", "urllib3", "http.client"} & set(sys.modules)))
"""


def test_the_engine_imports_neither_django_nor_http() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True, timeout=60
    )
    assert ran.stdout.strip() == "[]"

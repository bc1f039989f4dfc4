from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings
from whitenoise.middleware import WhiteNoiseMiddleware

from music.paths import BASE_DIR


def test_the_project_folder_is_never_served_as_static_files() -> None:
    folders = [Path(folder).resolve() for folder in settings.STATICFILES_DIRS]
    assert folders == [BASE_DIR / "static"]
    for folder in (*folders, Path(settings.STATIC_ROOT).resolve()):
        assert not BASE_DIR.is_relative_to(folder)


def test_nothing_in_the_static_folder_is_code_of_the_site_or_a_database() -> None:
    served = {path.suffix for path in (BASE_DIR / "static").rglob("*") if path.is_file()}
    assert not served & {".py", ".sqlite3", ".env", ".h5", ".onnx", ".json5", ".pyc"}


@pytest.fixture
def server(db: None, tmp_path: Path, settings: Settings) -> WhiteNoiseMiddleware:
    """The production file server on a folder that has a secret beside it."""
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATIC_ROOT.mkdir()
    (settings.STATIC_ROOT / "page.css").write_text("body {}")
    (tmp_path / "db.sqlite3").write_text("secret")

    def nothing(request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=404)

    return WhiteNoiseMiddleware(nothing)


def test_a_static_file_is_served(server: WhiteNoiseMiddleware) -> None:
    response = server(RequestFactory().get("/static/page.css"))
    assert b"".join(response) == b"body {}"
    response.close()


@pytest.mark.parametrize(
    "path",
    [
        "/static/manage.py",
        "/static/../db.sqlite3",
        "/static/%2e%2e/db.sqlite3",
        "/static/..%2fdb.sqlite3",
        "/static//etc/passwd",
        "/static/",
    ],
)
def test_nothing_beside_the_static_files_is_served(server: WhiteNoiseMiddleware, path: str) -> None:
    assert server(RequestFactory().get(path)).status_code == 404

"""The network that browsers load: one file of the model's folder, and no other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.views import serve
from django.core.management import call_command
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings
from whitenoise.middleware import WhiteNoiseMiddleware

from music.content_security import WORKER_POLICY
from music.static_files import HashedModuleStorage, NetworkFinder
from music.static_headers import LENGTH_HEADER

NETWORK = b"a network " * 1000


@pytest.fixture
def model(tmp_path: Path, settings: Settings) -> Path:
    """A model's folder with all that training leaves there."""
    folder = tmp_path / "model"
    for name in ("emotion.onnx", "Model.h5", "plots/roc.png", "checkpoints/best.keras"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(NETWORK)
    settings.EMOTION_MODEL_DIR = folder
    return folder


@pytest.fixture
def server(db: None, model: Path, tmp_path: Path, settings: Settings) -> WhiteNoiseMiddleware:
    """The production file server on what was collected: the network and three files more."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "page.js").write_text("export const page = 1;\n" * 100)
    (source / "module.mjs").write_text("export const module = 1;\n//# sourceMappingURL=no.map\n")
    (source / "runtime.wasm").write_bytes(b"\0asm" * 1000)
    settings.DEBUG = False
    settings.STATICFILES_DIRS = [source]
    settings.STATIC_ROOT = tmp_path / "collected"
    settings.STORAGES = {"staticfiles": {"BACKEND": "music.static_files.HashedModuleStorage"}}
    call_command("collectstatic", interactive=False, verbosity=0)

    def nothing(request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=404)

    return WhiteNoiseMiddleware(nothing)


def get(server: WhiteNoiseMiddleware, name: str) -> HttpResponse:
    path = f"/static/{HashedModuleStorage().stored_name(name)}"
    assert re.search(r"\.[0-9a-f]{12}\.\w+$", path)
    response: HttpResponse = server(
        RequestFactory().get(path, headers={"Accept-Encoding": "gzip, br"})
    )
    response.close()
    return response


def test_the_finder_knows_the_network_alone(model: Path) -> None:
    finder = NetworkFinder()
    assert [name for name, _ in finder.list([])] == ["emotion.onnx"]
    assert finder.find("model/emotion.onnx") == str(model / "emotion.onnx")
    for name in ("Model.h5", "plots/roc.png", "checkpoints/best.keras", "../model/emotion.onnx"):
        assert finder.find(f"model/{name}") == []
    assert finder.find("emotion.onnx") == []


def test_a_site_without_a_network_has_nothing_to_find(settings: Settings, tmp_path: Path) -> None:
    settings.EMOTION_MODEL_DIR = tmp_path
    assert list(NetworkFinder().list([])) == []
    assert finders.find("model/emotion.onnx") is None


def test_what_is_to_be_ignored_is_not_listed(model: Path) -> None:
    assert list(NetworkFinder().list(["*.onnx"])) == []


def test_development_serves_it_from_where_it_lies(db: None, model: Path) -> None:
    request = RequestFactory().get("/")
    response = serve(request, "model/emotion.onnx", insecure=True)
    assert b"".join(response) == NETWORK
    response.close()
    assert response["Content-Type"] == "application/octet-stream"
    with pytest.raises(Http404):
        serve(request, "model/Model.h5", insecure=True)


def test_production_collects_it_and_nothing_else_of_the_folder(
    server: WhiteNoiseMiddleware,
) -> None:
    names = {path.name for path in (Path(configured.STATIC_ROOT) / "model").rglob("*")}
    hashed = Path(HashedModuleStorage().stored_name("model/emotion.onnx")).name
    plain = {"emotion.onnx", hashed}
    assert names == plain | {f"{name}{end}" for name in plain for end in (".gz", ".br")}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("model/emotion.onnx", "application/octet-stream"),
        ("runtime.wasm", "application/wasm"),
        ("module.mjs", 'text/javascript; charset="utf-8"'),
    ],
)
def test_production_names_the_type_and_lets_it_be_kept_for_ever(
    server: WhiteNoiseMiddleware, name: str, kind: str
) -> None:
    response = get(server, name)
    assert response["Content-Type"] == kind
    assert response["Cache-Control"] == "max-age=315360000, public, immutable"


@pytest.mark.parametrize("name", ["model/emotion.onnx", "runtime.wasm"])
def test_production_compresses_it_and_says_how_long_it_really_is(
    server: WhiteNoiseMiddleware, name: str
) -> None:
    response = get(server, name)
    found = finders.find(name)
    assert found
    assert response["Content-Encoding"] == "br"
    assert response[LENGTH_HEADER] == str(Path(found).stat().st_size)
    assert int(response["Content-Length"]) < int(response[LENGTH_HEADER])


def test_a_module_brings_the_policy_that_binds_it_as_a_worker(
    server: WhiteNoiseMiddleware,
) -> None:
    for name in ("page.js", "module.mjs"):
        assert get(server, name)["Content-Security-Policy"] == WORKER_POLICY
    assert "Content-Security-Policy" not in get(server, "runtime.wasm")
    assert "connect-src 'self'" in WORKER_POLICY
    assert "unsafe-eval'" not in WORKER_POLICY.replace("'wasm-unsafe-eval'", "")

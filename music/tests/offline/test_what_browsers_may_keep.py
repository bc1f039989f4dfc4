from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.test import Client
from pytest_django.fixtures import Settings

from music.development.browser.static_site import serving
from music.offline.files import OfflineFiles, is_installable, offline_files
from music.paths import BASE_DIR
from music.static_files import HASHED, HashedModuleStorage

pytestmark = pytest.mark.django_db


def test_plain_file_names_are_never_kept(client: Client) -> None:
    """In development a file changes under its name: a browser would go on with the old one."""
    assert client.get("/service-worker.js").status_code == 404
    assert client.get("/offline/files.json").status_code == 404
    assert "service-worker" not in client.get("/").text


@pytest.mark.parametrize(("debug", "kept"), [(True, False), (False, True)])
def test_hashed_names_count_only_where_pages_bear_them(
    settings: Settings, monkeypatch: pytest.MonkeyPatch, debug: bool, kept: bool
) -> None:
    """In debug Django names files plainly, whatever storage there is."""
    monkeypatch.setattr(staticfiles_storage, "_wrapped", HashedModuleStorage())
    settings.DEBUG = debug
    assert is_installable() is kept


def test_the_offline_page_is_nobodys(client: Client) -> None:
    response = client.get("/offline/")
    assert response.status_code == 200
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert "<form" not in response.text
    assert "csrf" not in response.text


def test_an_account_leaves_no_trace_in_the_offline_page(client: Client, alice: object) -> None:
    before = client.get("/offline/").text
    client.login(username="alice", password="alice-has-a-password")
    assert client.get("/offline/").text == before


def test_a_language_that_nobody_speaks_is_left_alone(client: Client) -> None:
    assert client.get("/offline/?language=xx").status_code == 200
    assert client.get("/offline/?language=../../etc").status_code == 200


def test_the_manifest_names_icons_that_are_there(client: Client) -> None:
    manifest = client.get("/manifest.webmanifest").json()
    assert manifest["start_url"] == "/"
    for icon in manifest["icons"]:
        name = icon["src"].removeprefix("/static/")
        assert (BASE_DIR / "static" / name).is_file()
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


@dataclass(frozen=True)
class Kept:
    english: OfflineFiles
    german: OfflineFiles


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The lists as production makes them, over collected and hashed files."""
    with serving(tmp_path_factory.mktemp("static")) as site, pytest.MonkeyPatch.context() as patch:
        patch.setattr(staticfiles_storage, "_wrapped", site.storage)
        offline_files.cache_clear()
        both = Kept(offline_files("en"), offline_files("de"))
        offline_files.cache_clear()
    return both


def test_every_file_that_is_kept_bears_its_hash(kept: Kept) -> None:
    assert kept.english.small and kept.english.large
    for address in (*kept.english.small, *kept.english.large):
        assert address.startswith("/static/")
        assert re.search(HASHED, address), address


def test_what_reads_faces_is_in_the_list(kept: Kept) -> None:
    every = " ".join((*kept.english.small, *kept.english.large))
    for part in ("worker.", "emotion.", "ort-wasm-simd-threaded.", "haarcascade_frontalface"):
        assert part in every
    assert "js/vision/faces." in every, "a module that only the worker imports"


def test_large_files_wait_until_they_are_needed(kept: Kept) -> None:
    assert any("ort-wasm" in address for address in kept.english.large)
    assert any("emotion." in address for address in kept.english.large)
    assert not any(address.endswith((".css", ".woff2")) for address in kept.english.large)


def test_each_language_has_a_version_of_its_own(kept: Kept) -> None:
    assert kept.english.version != kept.german.version

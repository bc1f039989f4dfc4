from __future__ import annotations

import json
import re
from typing import Any

import pytest

from music.development.assets import DEV_PACKAGE, ICONS, LOCKFILE, PACKAGE_FILES, is_current
from music.paths import ASSETS_DIR, BASE_DIR

MANIFEST: dict[str, Any] = json.loads((BASE_DIR / "package.json").read_text())
PACKAGES: dict[str, Any] = json.loads(LOCKFILE.read_text())["packages"]
LOCKED = {path: package for path, package in PACKAGES.items() if path}


def test_the_lockfile_says_what_a_package_is_and_not_where_it_lies() -> None:
    assert LOCKED
    for path, package in LOCKED.items():
        assert "resolved" not in package, path
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/=]{88}", package["integrity"]), path


def test_no_package_comes_from_an_address() -> None:
    for name, version in {**MANIFEST["dependencies"], **MANIFEST["devDependencies"]}.items():
        assert re.fullmatch(r"\d+\.\d+\.\d+", version), name


def test_manifest_and_lockfile_agree() -> None:
    assert PACKAGES[""]["dependencies"] == MANIFEST["dependencies"]
    assert PACKAGES[""]["devDependencies"] == MANIFEST["devDependencies"]
    for name, version in MANIFEST["dependencies"].items():
        assert LOCKED[f"node_modules/{name}"]["version"] == version


def test_every_served_file_is_of_a_package_that_the_manifest_pins() -> None:
    assert PACKAGE_FILES
    for source in (*PACKAGE_FILES, *(collection for collection, _ in ICONS)):
        parts = source.split("/")
        name = "/".join(parts[: 2 if source.startswith("@") else 1])
        assert name in MANIFEST["dependencies"], source


def test_what_tests_load_is_not_part_of_the_site() -> None:
    assert DEV_PACKAGE in MANIFEST["devDependencies"]
    assert DEV_PACKAGE not in MANIFEST["dependencies"]


def test_served_names_are_distinct_and_flat() -> None:
    names = [*PACKAGE_FILES.values(), *ICONS.values()]
    assert len(set(names)) == len(names)
    assert not any("/" in name for name in names)


def test_every_served_package_brings_its_licence() -> None:
    texts = {source.rsplit("/", 1)[0] for source in PACKAGE_FILES if source.endswith("/LICENSE")}
    assert set(MANIFEST["dependencies"]) - texts == {"onnxruntime-web", "@iconify-json/logos"}
    module = ASSETS_DIR / "ort.wasm.bundle.min.mjs"
    if not is_current(ASSETS_DIR):
        pytest.skip("the third-party files are not there: python manage.py fetch_assets")
    assert "Licensed under the MIT License." in module.read_text(encoding="utf-8")[:300]
    logos = json.loads((ASSETS_DIR / "logos-LICENSE.json").read_text(encoding="utf-8"))
    assert logos["license"]["spdx"] == "CC0-1.0"


def test_style_sheets_use_no_font_that_is_not_copied() -> None:
    sheet = (BASE_DIR / "static" / "css" / "tokens" / "fonts.css").read_text()
    used = set(re.findall(r"\.\./vendor/([\w.-]+)", sheet))
    assert used
    assert used <= set(PACKAGE_FILES.values())

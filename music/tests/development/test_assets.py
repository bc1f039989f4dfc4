from __future__ import annotations

import json
from pathlib import Path

import pytest

from music.development import assets


@pytest.fixture(autouse=True)
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two packages, a lockfile and an npm that finds them already there."""
    folder = tmp_path / "node_modules"
    for name in ("one/a.js", "two/b.woff2", "two/not-wanted.js"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"content of {name}")
    drawings = {"dot": {"body": "<path d='M0 0h1'/>", "width": 3}}
    (folder / "two/icons.json").write_text(json.dumps({"icons": drawings, "height": 2}))
    (tmp_path / "package-lock.json").write_text("{}")
    monkeypatch.setattr(assets, "NODE_MODULES", folder)
    monkeypatch.setattr(assets, "LOCKFILE", tmp_path / "package-lock.json")
    monkeypatch.setattr(assets, "PACKAGE_FILES", {"one/a.js": "a.js", "two/b.woff2": "b.woff2"})
    monkeypatch.setattr(assets, "ICONS", {("two/icons.json", "dot"): "dot.svg"})
    return folder


@pytest.fixture
def installs(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each installation asked for development packages, too."""
    calls: list[bool] = []

    def install(*, include_dev: bool) -> None:
        calls.append(include_dev)
        if include_dev:
            (assets.NODE_MODULES / assets.DEV_PACKAGE).mkdir(exist_ok=True)

    monkeypatch.setattr(assets, "_install", install)
    return calls


def test_exactly_the_named_files_and_the_cascade_are_copied(
    tmp_path: Path, installs: list[bool]
) -> None:
    target = tmp_path / "vendor"
    names = assets.fetch(target=target)
    assert names == ["a.js", "b.woff2", "dot.svg", assets.CASCADE]
    assert {path.name for path in target.iterdir()} == {*names, assets.STAMP}
    assert (target / "a.js").read_text() == "content of one/a.js"
    drawing = (target / "dot.svg").read_text()
    assert 'viewBox="0 0 3 2"' in drawing and "M0 0h1" in drawing
    assert "<opencv_storage>" in (target / assets.CASCADE).read_text()


def test_a_second_fetch_does_nothing(tmp_path: Path, installs: list[bool]) -> None:
    assets.fetch(target=tmp_path / "vendor")
    assert assets.fetch(target=tmp_path / "vendor") == []
    assert installs == [False]


def test_a_changed_lockfile_is_fetched_again(tmp_path: Path, installs: list[bool]) -> None:
    target = tmp_path / "vendor"
    assets.fetch(target=target)
    assets.LOCKFILE.write_text('{"changed": true}')
    assert not assets.is_current(target)
    assert assets.fetch(target=target)


def test_a_lost_file_is_fetched_again(tmp_path: Path, installs: list[bool]) -> None:
    target = tmp_path / "vendor"
    assets.fetch(target=target)
    (target / "a.js").unlink()
    assets.fetch(target=target)
    assert (target / "a.js").exists()


def test_another_choice_of_files_is_fetched_again(
    tmp_path: Path, installs: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "vendor"
    assets.fetch(target=target)
    monkeypatch.setattr(assets, "PACKAGE_FILES", {"two/b.woff2": "a.js", "one/a.js": "b.woff2"})
    assets.fetch(target=target)
    assert (target / "a.js").read_text() == "content of two/b.woff2"


def test_what_tests_load_is_installed_where_it_lacks_and_is_never_served(
    tmp_path: Path, installs: list[bool]
) -> None:
    target = tmp_path / "vendor"
    assets.fetch(target=target)
    for _ in range(2):
        assets.fetch(target=target, include_dev=True)
    assert installs == [False, True]
    assert not (target / assets.DEV_PACKAGE).exists()


def test_an_npm_that_fails_leaves_no_stamp(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assets, "NPM_FROM_PIP", "import sys; sys.exit(1)")
    monkeypatch.setattr("shutil.which", lambda name: None)
    with pytest.raises(assets.AssetError, match="npm ci failed"):
        assets.fetch(target=tmp_path / "vendor")
    assert not assets.is_current(tmp_path / "vendor")

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.management import call_command
from pytest_django.fixtures import Settings

from music.development.assets import is_current
from music.paths import ASSETS_DIR
from music.static_files import HashedModuleStorage
from music.tests.settings.conftest import Load
from music.tests.settings.production import PRODUCTION

HASHED = re.compile(r"\./[\w/]+\.[0-9a-f]{12}\.js")


@pytest.fixture
def production(tmp_path: Path, settings: Settings) -> Settings:
    """The storage of a production site, collecting into `tmp_path`."""
    settings.STORAGES = {
        "staticfiles": {"BACKEND": "music.static_files.HashedModuleStorage"},
    }
    settings.STATIC_ROOT = tmp_path / "collected"
    return settings


def collect(root: Path) -> None:
    call_command("collectstatic", interactive=False, verbosity=0)
    assert root.is_dir()


@pytest.fixture
def tree(tmp_path: Path, production: Settings) -> Path:
    """Three modules that import each other in every form there is."""
    source = tmp_path / "source"
    (source / "js" / "camera").mkdir(parents=True)
    (source / "js" / "page.js").write_text(
        "import { open } from './camera/open.js';\n"
        "import {\n  one,\n  two,\n} from './numbers.js';\n"
        "export { one as first } from './numbers.js';\n"
        "import './camera/open.js';\n"
        "const later = () => import('./numbers.js');\n"
    )
    (source / "js" / "camera" / "open.js").write_text("export const open = 1;\n")
    (source / "js" / "numbers.js").write_text("export const one = 1;\nexport const two = 2;\n")
    production.STATICFILES_DIRS = [source]
    return tmp_path / "collected"


def test_every_form_of_import_leads_to_a_hashed_name(tree: Path) -> None:
    collect(tree)
    page = (tree / HashedModuleStorage().stored_name("js/page.js")).read_text()
    assert len(HASHED.findall(page)) == 5
    for name in HASHED.findall(page):
        assert (tree / "js" / name).is_file()


def test_a_module_that_changed_changes_the_name_of_what_imports_it(tree: Path) -> None:
    collect(tree)
    before = HashedModuleStorage().stored_name("js/page.js")
    (tree.parent / "source" / "js" / "numbers.js").write_text("export const one = 3, two = 4;\n")
    collect(tree)
    assert HashedModuleStorage().stored_name("js/page.js") != before


def test_an_import_of_a_module_that_is_not_there_stops_the_collection(tree: Path) -> None:
    (tree.parent / "source" / "js" / "page.js").write_text("import { x } from './missing.js';\n")
    with pytest.raises(ValueError, match=r"missing\.js"):
        collect(tree)


def test_a_type_named_in_a_comment_is_no_import(tree: Path) -> None:
    numbers = tree.parent / "source" / "js" / "numbers.js"
    comment = '/**\n * @param {import("./page.js").Page} page\n */\n// import("./missing.js")\n'
    numbers.write_text(f"{comment}export const one = 1, two = 2;\n")
    collect(tree)
    assert comment in (tree / HashedModuleStorage().stored_name("js/numbers.js")).read_text()


def test_a_long_chain_of_imports_is_followed_to_its_end(tree: Path) -> None:
    folder = tree.parent / "source" / "js"
    for number in range(12):
        (folder / f"link{number}.js").write_text(f"import './link{number + 1}.js';\n")
    (folder / "link12.js").write_text("export const end = 1;\n")
    collect(tree)
    storage = HashedModuleStorage()
    for number in range(12):
        text = (tree / storage.stored_name(f"js/link{number}.js")).read_text()
        following = Path(storage.stored_name(f"js/link{number + 1}.js")).name
        assert text == f'import"./{following}";\n'


def test_a_circle_of_imports_stops_the_collection(tree: Path) -> None:
    (tree.parent / "source" / "js" / "numbers.js").write_text("import './page.js';\n")
    with pytest.raises(RuntimeError, match="passes exceeded"):
        collect(tree)


def test_the_projects_own_files_can_be_collected(tmp_path: Path, production: Settings) -> None:
    if not is_current(ASSETS_DIR):
        pytest.skip("the third-party files are not there: python manage.py fetch_assets")
    assert configured.STATICFILES_DIRS
    collect(tmp_path / "collected")
    assert (tmp_path / "collected" / "staticfiles.json").is_file()


def test_production_hashes_names_and_development_does_not(load: Load) -> None:
    def backend(environment: dict[str, str]) -> str:
        storages: dict[str, dict[str, str]] = load(environment)["STORAGES"]
        return storages["staticfiles"]["BACKEND"]

    assert backend(PRODUCTION) == "music.static_files.HashedModuleStorage"
    assert "Hashed" not in backend({**PRODUCTION, "DEBUG": "true"})

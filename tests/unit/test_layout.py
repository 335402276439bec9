"""The layout of the code: a name for each module, and a first line that says what it holds."""

import ast
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
MODULES = sorted((ROOT / "desktop").rglob("*.py"))
FORMATS = {"docx", "epub", "markdown", "tmx"}
"""What is read in one package and written in another."""


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_no_two_modules_share_a_name_but_for_formats() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for path in MODULES:
        if path.stem != "__init__":
            places[path.stem].append(named(path))
    shared = {stem: paths for stem, paths in places.items() if len(paths) > 1}
    assert len(places) > 150
    assert shared.keys() == FORMATS, shared


def test_every_folder_of_code_is_a_package() -> None:
    folders = {path.parent for path in MODULES} - {
        ROOT / "desktop" / "library" / "migrations",
        ROOT / "desktop" / "library" / "migrations" / "versions",
    }
    assert [named(one) for one in sorted(folders) if not (one / "__init__.py").is_file()] == []


def test_the_first_line_of_every_module_says_what_it_holds() -> None:
    assert [named(path) for path in MODULES if not is_described(path)] == []


def is_described(path: Path) -> bool:
    tree = ast.parse(path.read_bytes())
    text = ast.get_docstring(tree) or ""
    return bool(text) and tree.body[0].lineno == 1 and text.splitlines()[0].endswith(".")

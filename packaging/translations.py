"""The languages of the window: their sources for translators, and what Qt loads."""

import ast
from pathlib import Path

import setup_steps
from workshop import ROOT, check_output, say, tool

FOLDER = ROOT / "resources" / "i18n"
FRENCH = FOLDER / "visavis_fr.ts"
ENGLISH = FOLDER / "visavis_en.ts"
"""English only needs its plurals; everything else stands in the code."""
SAYING = ("AppError", "LibraryError", "LibraryLostError", "NoRoomError", "ErrorText")
ERRORS = ROOT / "build" / "i18n" / "errors.py"


def refresh() -> None:
    """Bring the lists of English strings up to date and compile both languages."""
    setup_steps.prepare()
    FOLDER.mkdir(parents=True, exist_ok=True)
    write_errors(ERRORS)
    for source in (FRENCH, ENGLISH):
        collect(source)
        say(compile_to(source.with_suffix(".qm"), source).strip())


def collect(target: Path) -> None:
    """Add the strings of the code to `target`, and drop those that are gone.

    Line numbers are left out: they would change the file with every edit of the code.
    """
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "desktop").rglob("*.py"))
    options = ["-no-obsolete", "-locations", "none", "-source-language", "en"]
    options += ["-target-language", target.stem[-2:]]
    if target.stem == ENGLISH.stem:
        options.append("-pluralonly")
    check_output(
        [tool("pyside6-lupdate"), *options, *sources, str(ERRORS), "-ts", str(target)],
        "The strings of the code could not be collected.",
    )


def compile_to(target: Path, source: Path) -> str:
    """Compile `source` (.ts) to `target` (.qm); return what Qt's compiler says about it."""
    return check_output(
        [tool("pyside6-lrelease"), str(source), "-qm", str(target)],
        f"{source.name} could not be compiled.",
    )


def write_errors(target: Path) -> None:
    """Write the sentences of every AppError where Qt's collector finds them.

    The floors below the window can't call Qt, so their templates are gathered from the code.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = ["from PySide6.QtCore import QCoreApplication"]
    lines += [f'QCoreApplication.translate("errors", {one!r})' for one in error_sources()]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def error_sources() -> list[str]:
    """Return the templates of all AppErrors, sorted; a conditional one gives both its branches."""
    found: set[str] = set()
    for path in (ROOT / "desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING:
                for argument in node.args:
                    found |= {
                        one.value
                        for one in ast.walk(argument)
                        if isinstance(one, ast.Constant)
                        and isinstance(one.value, str)
                        and len(one.value) > 1
                    }
    return sorted(found)

"""The French of the window: its source for translators, and what Qt loads."""

from pathlib import Path

import setup_steps
from workshop import ROOT, demand, say, tool

SOURCE = ROOT / "resources" / "i18n" / "visavis_fr.ts"
COMPILED = SOURCE.with_suffix(".qm")


def refresh() -> None:
    """Bring the list of English strings up to date and compile the French ones."""
    setup_steps.prepare()
    SOURCE.parent.mkdir(parents=True, exist_ok=True)
    collect(SOURCE)
    say(compile_to(COMPILED, SOURCE).strip())


def collect(target: Path) -> None:
    """Add the strings of the code to `target`, and drop those that are gone.

    Line numbers are left out: they would change the file with every edit of the code.
    """
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "desktop").rglob("*.py"))
    languages = ["-source-language", "en", "-target-language", "fr"]
    options = ["-no-obsolete", "-locations", "none", *languages]
    demand(
        [tool("pyside6-lupdate"), *options, *sources, "-ts", str(target)],
        "The strings of the code could not be collected.",
    )


def compile_to(target: Path, source: Path) -> str:
    """Compile `source` (.ts) to `target` (.qm); return what Qt's compiler says about it."""
    return demand(
        [tool("pyside6-lrelease"), str(source), "-qm", str(target)],
        "The French translation could not be compiled.",
    )

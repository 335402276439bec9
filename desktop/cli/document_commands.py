"""The verbs from file to file: translate, and both languages side by side."""

import argparse
import re
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.cli.subcommands import (
    FAILURE,
    add_command,
    check_no_file,
    input_lines,
    reader_language,
)
from desktop.library import open_library
from desktop.reading.article import Direction, Language
from desktop.reading.rendering import Edition, Format, render, render_side_by_side
from desktop.services.documents import (
    ChapterProgress,
    TranslationOptions,
    translate_file,
    translate_files,
    translate_to_editions,
)
from desktop.services.glossary import list_terms
from desktop.services.import_batch import Progress
from desktop.services.translate import GlossaryEngine, translate_lines
from desktop.translation.argos import engine_for
from desktop.translation.engine import Engine

BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What Python takes for the end of a line, besides its real end."""

CLEAR = "\r\x1b[K"
"""What takes a terminal's line away."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verbs from file to file."""
    command = add_command(commands, "translate", translate, "translate saved articles, or lines")
    command.add_argument("files", nargs="*", type=Path, metavar="FILE_OR_FOLDER")
    sources = sorted(one.value for one in Language if one is not Language.OTHER)
    told = "what the lines of --lines are in: fr, en, de, es, …"
    command.add_argument("--from", dest="source", choices=sources, metavar="CODE", help=told)
    command.add_argument("--to", dest="target", choices=("fr", "en"))
    command.add_argument("--format", choices=[one.value for one in Format])
    command.add_argument(
        "--bilingual", action="store_true", help="each paragraph with its original"
    )
    command.add_argument("--out", type=Path, metavar="FILE_OR_FOLDER", help="where to write")
    command.add_argument("--lines", action="store_true", help="a sentence a line, in and out")
    command = add_command(
        commands, "side-by-side", show_side_by_side, "show an article in both languages"
    )
    command.add_argument("file", type=Path, metavar="FILE")


def translate(home: Home, options: argparse.Namespace) -> int:
    """Translate files and folders, or a sentence a line from standard input."""
    if options.lines:
        return _translate_lines(home, options)
    paths, to = _checked(options)
    form = Format(options.format) if options.format else _form_of(to)
    target = Language(options.target) if options.target else None
    reader = reader_language(home)
    wanted = TranslationOptions(form, options.bilingual, target, reader)
    engine, now = _engine(home), datetime.now(UTC)
    if to is None:
        token = Token(_progress)
        made = [
            one
            for path in paths
            for one in translate_to_editions(engine, path, target, token, reader)
        ]
        _clear_progress()
        _show(made, wanted, now)
        return 0
    if len(paths) == 1 and not paths[0].is_dir() and not to.is_dir():
        translate_file(engine, paths[0], to, wanted, now, Token(_progress))
        _clear_progress()
        return 0
    outcome = translate_files(engine, paths, to, wanted, now, Token(_progress))
    _clear_progress()
    for skipped in outcome.skipped:
        print(f"skipped: {skipped.name}: {skipped.error}", file=sys.stderr)
    print(f"translated: {len(outcome.written)}, skipped: {len(outcome.skipped)}", file=sys.stderr)
    return FAILURE if outcome.skipped else 0


def show_side_by_side(home: Home, options: argparse.Namespace) -> int:
    """Print an article in both languages, in two columns as wide as the terminal."""
    width = min(shutil.get_terminal_size((110, 40)).columns, 160)
    reader = reader_language(home)
    for one in translate_to_editions(_engine(home), options.file, None, Token(), reader):
        print(render_side_by_side(one.article, one.pairs, width), end="")
    return 0


def _engine(home: Home) -> Engine:
    """Return the engine, following the reader's glossary where there is a library."""
    if not home.library.exists():
        return engine_for(home)
    with open_library(home.library, home.backups) as library:
        return GlossaryEngine(engine_for(home), list_terms(library))


def _translate_lines(home: Home, options: argparse.Namespace) -> int:
    check_no_file(next(iter(options.files), None))
    if not (options.source and options.target) or options.source == options.target:
        raise AppError("--lines needs two languages.", "Say --from fr --to en, or the reverse.")
    direction = Direction(Language(options.source), Language(options.target))
    lines = [BREAKS.sub(" ", line.rstrip("\r\n")) for line in input_lines()]
    for line in translate_lines(_engine(home), lines, direction, Token()):
        print(line)
    return 0


def _checked(options: argparse.Namespace) -> tuple[Sequence[Path], Path | None]:
    """Return what to translate and where to. Raises AppError where that isn't told."""
    paths: Sequence[Path] = options.files
    to: Path | None = options.out
    if not paths:
        raise AppError("No file was named.", "Name the file of a saved article.")
    folder = next((path for path in paths if path.is_dir()), None)
    if to is None and folder:
        raise AppError(
            "“{name}” is a folder.", "Say --out FOLDER for its translations.", name=folder
        )
    if to is None and options.format == Format.EPUB:
        raise AppError("A book can't be shown here.", "Say --out FILE.epub.")
    if to is not None and to.exists() and not to.is_dir() and (folder or len(paths) > 1):
        raise AppError("“{name}” isn't a folder.", "Choose another one.", name=to.name)
    return paths, to


def _form_of(to: Path | None) -> Format:
    """Return the form that the name of a file tells; plain text where it tells none."""
    suffix = to.suffix.lower() if to else ""
    return next((form for form in Format if form.suffix == suffix), Format.TEXT)


def _show(editions: Sequence[Edition], wanted: TranslationOptions, now: datetime) -> None:
    text = render(editions, wanted.format, now, is_bilingual=wanted.is_bilingual).decode()
    print(text, end="")


def _progress(one: Any) -> None:
    """Show how far the files, or a book's chapters, are: on one line, where somebody may look."""
    if isinstance(one, Progress | ChapterProgress) and _is_watched():
        what = "chapter " if isinstance(one, ChapterProgress) else ""
        print(f"{CLEAR}{what}{one.done + 1}/{one.total}", end="", file=sys.stderr, flush=True)


def _clear_progress() -> None:
    if _is_watched():
        print(CLEAR, end="", file=sys.stderr, flush=True)


def _is_watched() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()

"""Commands for saved files: translate them, or show them in both languages side by side."""

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
from desktop.cli import arguments
from desktop.cli.clean_output import write_over_line
from desktop.cli.encoding_option import add_encoding, note_guess, read_encoding
from desktop.cli.subcommands import (
    FAILURE,
    add_command,
    check_no_file,
    input_lines,
    reader_language,
)
from desktop.library import open_library
from desktop.reading.article import Direction, Language
from desktop.reading.rendering import ArticleExport, Format, render, render_side_by_side
from desktop.services.documents import (
    ChapterProgress,
    GuessedEncoding,
    TranslationOptions,
    translate_file,
    translate_files,
    translate_to_editions,
)
from desktop.services.glossary import list_terms
from desktop.services.import_batch import Progress
from desktop.services.models import make_engine
from desktop.services.second_look import CarefulEngine
from desktop.services.translate import GlossaryEngine, translate_lines
from desktop.translation.engine import Engine

EXTRA_LINE_BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What `str.splitlines` takes for the end of a line besides newlines."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands for saved files."""
    command = add_command(commands, "translate", translate, "translate saved articles, or lines")
    command.add_argument("files", nargs="*", type=arguments.path, metavar="FILE_OR_FOLDER")
    sources = sorted(language.value for language in Language if language is not Language.OTHER)
    about = "the language of the lines, with --lines: fr, en, de, es, …"
    command.add_argument("--from", dest="source", choices=sources, metavar="CODE", help=about)
    command.add_argument("--to", dest="target", choices=("fr", "en"))
    command.add_argument("--format", choices=[known.value for known in Format])
    command.add_argument("--bilingual", action="store_true", help="include the original paragraphs")
    command.add_argument(
        "--out", type=arguments.path, metavar="FILE_OR_FOLDER", help="the file or folder to write"
    )
    command.add_argument(
        "--lines", action="store_true", help="read and write one sentence per line"
    )
    _add_careful(command)
    add_encoding(command)
    command = add_command(
        commands, "side-by-side", show_side_by_side, "show an article in both languages"
    )
    command.add_argument("file", type=arguments.path, metavar="FILE")
    _add_careful(command)
    add_encoding(command)


def translate(home: Home, options: argparse.Namespace) -> int:
    """Translate files and folders, or one sentence per line of standard input."""
    if options.lines:
        return _translate_lines(home, options)
    paths, output = _read_paths(options)
    output_format = Format(options.format) if options.format else _format_of(output)
    target = Language(options.target) if options.target else None
    reader = reader_language(home)
    encoding = read_encoding(options)
    translation = TranslationOptions(output_format, options.bilingual, target, reader, encoding)
    engine, now = _make_engine(home, options), datetime.now(UTC)
    if output is None:
        token = Token(_show_progress)
        editions = [
            edition
            for path in paths
            for edition in translate_to_editions(engine, path, target, token, reader, encoding)
        ]
        _clear_progress()
        _print_editions(editions, translation, now)
        return 0
    if len(paths) == 1 and not paths[0].is_dir() and not output.is_dir():
        translate_file(engine, paths[0], output, translation, now, Token(_show_progress))
        _clear_progress()
        return 0
    outcome = translate_files(engine, paths, output, translation, now, Token(_show_progress))
    _clear_progress()
    for skipped in outcome.skipped:
        print(f"skipped: {skipped.name}: {skipped.error}", file=sys.stderr)
    print(f"translated: {len(outcome.written)}, skipped: {len(outcome.skipped)}", file=sys.stderr)
    return FAILURE if outcome.skipped else 0


def show_side_by_side(home: Home, options: argparse.Namespace) -> int:
    """Print an article in both languages, in two columns that fill the terminal."""
    width = min(shutil.get_terminal_size((110, 40)).columns, 160)
    reader, encoding = reader_language(home), read_encoding(options)
    token = Token(_show_progress)
    engine = _make_engine(home, options)
    editions = translate_to_editions(engine, options.file, None, token, reader, encoding)
    _clear_progress()
    for edition in editions:
        print(render_side_by_side(edition.article, edition.pairs, width), end="")
    return 0


def _add_careful(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--careful",
        action="store_true",
        help="choose each sentence's best of many translations; takes about 10 times as long",
    )


def _make_engine(home: Home, options: argparse.Namespace) -> Engine:
    """Return the engine, with the reader's glossary if there is a library."""
    engine: Engine = make_engine(home)
    if options.careful:
        engine = CarefulEngine(engine)
    if home.is_new:
        return engine
    with open_library(home.library, home.backups) as library:
        return GlossaryEngine(engine, list_terms(library))


def _translate_lines(home: Home, options: argparse.Namespace) -> int:
    check_no_file(next(iter(options.files), None))
    if not (options.source and options.target) or options.source == options.target:
        raise AppError("--lines needs two languages.", "Use --from fr --to en, for example.")
    direction = Direction(Language(options.source), Language(options.target))
    lines = [EXTRA_LINE_BREAKS.sub(" ", line.rstrip("\r\n")) for line in input_lines()]
    for line in translate_lines(_make_engine(home, options), lines, direction, Token()):
        print(line)
    return 0


def _read_paths(options: argparse.Namespace) -> tuple[Sequence[Path], Path | None]:
    """Return the paths to translate and the output path.

    Raises AppError if they are missing or don't fit together.
    """
    paths: Sequence[Path] = options.files
    output: Path | None = options.out
    if not paths:
        raise AppError("No file was named.", "Name the file of a saved article.")
    folder = next((path for path in paths if path.is_dir()), None)
    if output is None and folder:
        raise AppError(
            "“{name}” is a folder.", "Use --out FOLDER for its translations.", name=folder
        )
    if output is None and options.format and Format(options.format).is_archive:
        raise AppError(
            "This format can't be printed to the terminal.",
            "Use --out FILE{suffix}.",
            suffix=Format(options.format).suffix,
        )
    if (
        output is not None
        and output.exists()
        and not output.is_dir()
        and (folder or len(paths) > 1)
    ):
        raise AppError("“{name}” isn't a folder.", "Choose another one.", name=output.name)
    return paths, output


def _format_of(output: Path | None) -> Format:
    """Return the format for a file's suffix, or plain text if the suffix is unknown."""
    suffix = output.suffix.lower() if output else ""
    return next((known for known in Format if known.suffix == suffix), Format.TEXT)


def _print_editions(
    editions: Sequence[ArticleExport], translation: TranslationOptions, now: datetime
) -> None:
    text = render(editions, translation.format, now, is_bilingual=translation.is_bilingual).decode()
    print(text, end="")


def _show_progress(progress: Any) -> None:
    """Show the progress of files or chapters on one line of the terminal, if there is one.

    A guessed encoding is noted on a line of its own.
    """
    if isinstance(progress, GuessedEncoding):
        _clear_progress()
        note_guess(progress)
    if isinstance(progress, Progress | ChapterProgress) and _is_on_terminal():
        unit = "chapter " if isinstance(progress, ChapterProgress) else ""
        write_over_line(f"{unit}{progress.done + 1}/{progress.total}")


def _clear_progress() -> None:
    if _is_on_terminal():
        write_over_line("")


def _is_on_terminal() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()

"""The headless verbs: import, list, clean, translate, and both languages side by side."""

import argparse
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TextIO

from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.base.tokens import Token
from desktop.library import open_library
from desktop.reading import sources
from desktop.reading.aligning import align, other_language
from desktop.reading.article import Article, Direction, Kind, Language, Translated
from desktop.reading.rendering import Format, cleaned_facts, cleaned_text, render, side_by_side
from desktop.services.importing import import_file, read_article
from desktop.services.shelving import shelf
from desktop.services.translating import translate_article, translate_lines
from desktop.translation.argos import engine_for

FAILURE = 2
BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What Python takes for the end of a line, besides its real end."""
ASIDE = frozenset({Kind.CAPTION, Kind.CREDIT})
"""What stands beside an article's text rather than in it."""


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verbs on the command line's parser."""
    verb = _verb(verbs, "import", import_, "bring saved articles into the library")
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _verb(verbs, "list", list_, "list the articles of the library")
    verb = _verb(verbs, "clean", clean, "show what the cleaning makes of a saved article")
    verb.add_argument("file", nargs="?", type=Path, metavar="FILE")
    verb.add_argument("--format", choices=("json", "text"), default="text")
    verb.add_argument("--jsonl", action="store_true", help="read {id, text} lines, write articles")
    verb = _verb(verbs, "translate", translate, "translate a saved article, or lines")
    verb.add_argument("file", nargs="?", type=Path, metavar="FILE")
    verb.add_argument("--from", dest="source", choices=("fr", "en"))
    verb.add_argument("--to", dest="target", choices=("fr", "en"))
    verb.add_argument("--format", choices=[one.value for one in Format], default=Format.TEXT.value)
    verb.add_argument("--lines", action="store_true", help="a sentence a line, in and out")
    verb = _verb(verbs, "side-by-side", show_side_by_side, "show an article in both languages")
    verb.add_argument("file", type=Path, metavar="FILE")


def import_(home: Home, options: argparse.Namespace) -> int:
    """Import files; every one that can't be is told, and the others are imported."""
    code = 0
    with open_library(home.library, home.backups) as library:
        for path in options.files:
            try:
                imported = import_file(library, path)
            except AppError as error:
                print(error, file=sys.stderr)
                code = FAILURE
                continue
            told = "imported" if imported.is_new else "already in the library"
            print(f"{told}: {imported.title}")
    return code


def list_(home: Home, options: argparse.Namespace) -> int:
    """Print a line an article: number, language, date, translated sentences, title."""
    with open_library(home.library, home.backups) as library:
        for row in shelf(library):
            date = (row.published or "")[:10]
            done = f"{row.translated}/{row.sentences}"
            print(f"{row.id:4}  {row.language}  {date:10}  {done:>9}  {row.title}")
    return 0


def clean(home: Home, options: argparse.Namespace) -> int:
    """Clean one file, or a page a line from standard input."""
    if options.jsonl:
        _each_line(_cleaned_line)
        return 0
    article = read_article(sources.read(_file(options)))
    if options.format == "json":
        print(json.dumps(cleaned_facts(article), ensure_ascii=False, indent=2))
    else:
        print(cleaned_text(article), end="")
    return 0


def translate(home: Home, options: argparse.Namespace) -> int:
    """Translate one file, or a sentence a line from standard input."""
    if options.lines:
        if not (options.source and options.target) or options.source == options.target:
            raise AppError("--lines needs two languages.", "Say --from fr --to en, or the reverse.")
        direction = Direction(Language(options.source), Language(options.target))
        lines = [BREAKS.sub(" ", line.rstrip("\r\n")) for line in _input()]
        for line in translate_lines(engine_for(home), lines, direction, Token()):
            print(line)
        return 0
    article = read_article(sources.read(_file(options)))
    _check_languages(article, options.target)
    translated = _translated(home, article)
    print(render(article, align(article, translated), Format(options.format)), end="")
    return 0


def show_side_by_side(home: Home, options: argparse.Namespace) -> int:
    """Print an article in both languages, in two columns as wide as the terminal."""
    article = read_article(sources.read(options.file))
    _check_languages(article, None)
    pairs = align(article, _translated(home, article))
    width = shutil.get_terminal_size((110, 40)).columns
    print(side_by_side(article, pairs, min(width, 160)), end="")
    return 0


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    run: Callable[[Home, argparse.Namespace], int],
    about: str,
) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=about, description=about.capitalize() + ".")
    parser.set_defaults(run=run)
    return parser


def _translated(home: Home, article: Article) -> Iterable[Translated]:
    batches = translate_article(engine_for(home), article, Token())
    return [one for batch in batches for one in batch]


def _input() -> TextIO:
    if sys.stdin is None:
        raise AppError("There is no input.", "Pipe lines into the command.")
    return sys.stdin


def _file(options: argparse.Namespace) -> Path:
    path: Path | None = options.file
    if path is None:
        raise AppError("No file was named.", "Name the file of a saved article.")
    return path


def _check_languages(article: Article, target: str | None) -> None:
    wanted = other_language(article.language)
    if wanted is None:
        raise AppError(
            "“{title}” is neither French nor English.",
            "Only these two are translated.",
            title=article.title,
        )
    if target and target != wanted:
        raise AppError(
            "“{title}” is in that language already.",
            "Say --to {wanted}, or leave it out.",
            title=article.title,
            wanted=wanted,
        )


def _each_line(work: Callable[[dict[str, object]], dict[str, object]]) -> None:
    for number, line in enumerate(_input(), start=1):
        if not line.strip():
            continue
        try:
            page = json.loads(line.removeprefix("\ufeff"))
            page["id"], page["text"].strip()
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise AppError(
                "Line {number} isn't a page.",
                'Each line must be a JSON object with "id" and "text".',
                number=number,
            ) from error
        print(json.dumps(work(page), ensure_ascii=False), flush=True)


def _cleaned_line(page: dict[str, object]) -> dict[str, object]:
    try:
        article = read_article(sources.from_text(str(page["text"]), str(page["id"])))
    except AppError:
        article = Article(paragraphs=())
    has_title = any(paragraph.kind is Kind.TITLE for paragraph in article.paragraphs)
    return {
        "id": page["id"],
        "title": article.title if has_title else None,
        "date": article.published,
        "author": article.author,
        "language": article.language.value,
        "paragraphs": [
            paragraph.text for paragraph in article.paragraphs if paragraph.kind not in ASIDE
        ],
    }

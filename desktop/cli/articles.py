"""The verbs on articles: import, list, clean, translate, and both languages side by side."""

import argparse
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.base.tokens import Token
from desktop.cli.verbs import FAILURE, check_no_file, declare, input_lines, named_file
from desktop.library import open_library
from desktop.reading import sources
from desktop.reading.aligning import align, other_language
from desktop.reading.article import Article, Direction, Kind, Language, Translated
from desktop.reading.rendering import Format, cleaned_facts, cleaned_text, render, side_by_side
from desktop.services.gathering import gather
from desktop.services.importing import read_article
from desktop.services.shelving import shelf
from desktop.services.translating import translate_article, translate_lines
from desktop.translation.argos import engine_for

BREAKS = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
"""What Python takes for the end of a line, besides its real end."""
ASIDE = frozenset({Kind.CAPTION, Kind.CREDIT})
"""What stands beside an article's text rather than in it."""


def add_verbs(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the verbs on articles."""
    verb = declare(verbs, "import", import_, "bring saved articles into the library")
    verb.add_argument("files", nargs="+", type=Path, metavar="FILE_OR_FOLDER")
    declare(verbs, "list", list_, "list the articles of the library")
    verb = declare(verbs, "clean", clean, "show what the cleaning makes of a saved article")
    verb.add_argument("file", nargs="?", type=Path, metavar="FILE")
    verb.add_argument("--format", choices=("json", "text"), default="text")
    verb.add_argument("--jsonl", action="store_true", help="read {id, text} lines, write articles")
    verb = declare(verbs, "translate", translate, "translate a saved article, or lines")
    verb.add_argument("file", nargs="?", type=Path, metavar="FILE")
    verb.add_argument("--from", dest="source", choices=("fr", "en"))
    verb.add_argument("--to", dest="target", choices=("fr", "en"))
    verb.add_argument("--format", choices=[one.value for one in Format], default=Format.TEXT.value)
    verb.add_argument("--lines", action="store_true", help="a sentence a line, in and out")
    verb = declare(verbs, "side-by-side", show_side_by_side, "show an article in both languages")
    verb.add_argument("file", type=Path, metavar="FILE")


def import_(home: Home, options: argparse.Namespace) -> int:
    """Import files and folders; what can't be is told, and the others are imported."""
    with open_library(home.library, home.backups) as library:
        report = gather(library, options.files, Token())
    for one in report.imported:
        told = "imported" if one.is_new else "already in the library"
        print(f"{told}: {one.title}")
    for skipped in report.skipped:
        print(f"skipped: {skipped.why}", file=sys.stderr)
    if report.failure:
        raise report.failure
    return FAILURE if report.skipped else 0


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
        check_no_file(options)
        _each_line(_cleaned_line)
        return 0
    articles = _articles(named_file(options))
    if options.format == "json":
        facts = [cleaned_facts(article) for article in articles]
        shown = facts if len(facts) > 1 else facts[0]
        print(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        print("\n".join(cleaned_text(article) for article in articles), end="")
    return 0


def translate(home: Home, options: argparse.Namespace) -> int:
    """Translate one file, or a sentence a line from standard input."""
    if options.lines:
        check_no_file(options)
        if not (options.source and options.target) or options.source == options.target:
            raise AppError("--lines needs two languages.", "Say --from fr --to en, or the reverse.")
        direction = Direction(Language(options.source), Language(options.target))
        lines = [BREAKS.sub(" ", line.rstrip("\r\n")) for line in input_lines()]
        for line in translate_lines(engine_for(home), lines, direction, Token()):
            print(line)
        return 0
    for article in _articles(named_file(options)):
        _check_languages(article, options.target)
        translated = _translated(home, article)
        print(render(article, align(article, translated), Format(options.format)), end="")
    return 0


def show_side_by_side(home: Home, options: argparse.Namespace) -> int:
    """Print an article in both languages, in two columns as wide as the terminal."""
    width = min(shutil.get_terminal_size((110, 40)).columns, 160)
    for article in _articles(options.file):
        _check_languages(article, None)
        print(side_by_side(article, align(article, _translated(home, article)), width), end="")
    return 0


def _translated(home: Home, article: Article) -> Iterable[Translated]:
    batches = translate_article(engine_for(home), article, Token())
    return [one for batch in batches for one in batch]


def _articles(path: Path) -> list[Article]:
    """Return the article in a file, or a book's; chapters without text are passed over."""
    articles, failure = [], None
    for raw in sources.read(path):
        try:
            articles.append(read_article(raw))
        except AppError as error:
            failure = error
    if failure and not articles:
        raise failure
    return articles


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
    for number, line in enumerate(input_lines(), start=1):
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

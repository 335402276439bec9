"""Commands for articles: import, list, clean."""

import argparse
import json
import sys
from collections.abc import Callable

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.cli import arguments
from desktop.cli.encoding_option import add_encoding, note_guess, print_guess, read_encoding
from desktop.cli.subcommands import FAILURE, add_command, check_no_file, input_lines, required_file
from desktop.library import open_library
from desktop.reading import sources
from desktop.reading.article import Article, Kind
from desktop.reading.rendering import cleaned_facts, cleaned_text
from desktop.services.articles import list_articles
from desktop.services.documents import read_articles
from desktop.services.import_batch import import_paths
from desktop.services.page_reader import read_article

OUTSIDE_TEXT = frozenset({Kind.CAPTION, Kind.CREDIT})
"""Kinds of paragraphs that accompany an article's text without being part of it."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands for articles."""
    command = add_command(commands, "import", import_, "import saved articles into the library")
    command.add_argument("files", nargs="+", type=arguments.path, metavar="FILE_OR_FOLDER")
    add_encoding(command)
    add_command(commands, "list", list_, "list the articles of the library")
    command = add_command(commands, "clean", clean, "show a saved article after cleaning")
    command.add_argument("file", nargs="?", type=arguments.path, metavar="FILE")
    add_encoding(command)
    command.add_argument("--format", choices=("json", "text"), default="text")
    command.add_argument(
        "--jsonl", action="store_true", help="read one {id, text} object per line, write articles"
    )


def import_(home: Home, options: argparse.Namespace) -> int:
    """Import files and folders, and print what was imported and what was skipped."""
    encoding = read_encoding(options)
    with open_library(home.library, home.backups) as library:
        report = import_paths(library, options.files, Token(), encoding)
    for article in report.imported:
        outcome = "imported" if article.is_new else "already in the library"
        print(f"{outcome}: {article.title}")
    for article in report.guessed:
        print_guess(article.name, article.guessed or "utf-8")
    for skipped in report.skipped:
        print(f"skipped: {skipped.error}", file=sys.stderr)
    if report.failure:
        raise report.failure
    return FAILURE if report.skipped else 0


def list_(home: Home, options: argparse.Namespace) -> int:
    """Print one line per article: number, language, date, translated sentences, title."""
    with open_library(home.library, home.backups) as library:
        for row in list_articles(library):
            date = (row.published or "")[:10]
            translated = f"{row.translated}/{row.sentences}"
            print(f"{row.id:4}  {row.language}  {date:10}  {translated:>9}  {row.title}")
    return 0


def clean(home: Home, options: argparse.Namespace) -> int:
    """Clean one file, or one page per line of standard input."""
    if options.jsonl:
        check_no_file(options.file)
        _process_lines(_clean_page)
        return 0
    articles = read_articles(required_file(options), Token(note_guess), read_encoding(options))
    if options.format == "json":
        facts = [cleaned_facts(article) for article in articles]
        print(json.dumps(facts if len(facts) > 1 else facts[0], ensure_ascii=False, indent=2))
    else:
        print("\n".join(cleaned_text(article) for article in articles), end="")
    return 0


def _process_lines(process: Callable[[dict[str, object]], dict[str, object]]) -> None:
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
        print(json.dumps(process(page), ensure_ascii=False), flush=True)


def _clean_page(page: dict[str, object]) -> dict[str, object]:
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
            paragraph.text for paragraph in article.paragraphs if paragraph.kind not in OUTSIDE_TEXT
        ],
    }

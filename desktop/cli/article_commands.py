"""Commands for articles: import, list, tag, clean."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.cli import arguments
from desktop.cli.encoding_option import add_encoding, note_guess, print_guess, read_encoding
from desktop.cli.subcommands import FAILURE, add_command, check_no_file, input_lines, required_file
from desktop.library import ArticleId, ArticleView, Sort, ViewKind, open_library
from desktop.reading import sources
from desktop.reading.article import Article, Kind
from desktop.reading.rendering import cleaned_facts, cleaned_text
from desktop.services.article_labels import LabelChange, change_labels
from desktop.services.article_list import is_in_views, sort_rows
from desktop.services.articles import list_articles
from desktop.services.documents import read_articles
from desktop.services.import_batch import import_paths
from desktop.services.page_reader import read_article

LISTED = {
    ViewKind.UNREAD: "only those that were never opened",
    ViewKind.FAVOURITES: "only favourites",
    ViewKind.FINISHED: "only those that were read to the end",
    ViewKind.ARCHIVE: "only those in the archive",
}
OUTSIDE_TEXT = frozenset({Kind.CAPTION, Kind.CREDIT})
"""Kinds of paragraphs that accompany an article's text without being part of it."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands for articles."""
    command = add_command(commands, "import", import_, "import saved articles into the library")
    command.add_argument("files", nargs="+", type=arguments.path, metavar="FILE_OR_FOLDER")
    add_encoding(command)
    command = add_command(commands, "list", list_, "list the articles of the library")
    for kind, about in LISTED.items():
        command.add_argument(f"--{kind}", action="store_true", help=about)
    command.add_argument("--tag", type=arguments.words, help="only those with this tag")
    command.add_argument("--source", type=arguments.words, help="only those of this source")
    command.add_argument("--sort", type=Sort, choices=list(Sort), default=Sort.SAVED)
    command = add_command(commands, "tag", tag, "add tags to articles, or remove them")
    command.add_argument("articles", nargs="+", type=arguments.number, metavar="ARTICLE")
    for verb in ("add", "remove"):
        command.add_argument(
            f"--{verb}", action="append", default=[], type=arguments.words, metavar="TAG"
        )
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
    """Print one line per article: number, language, date, translated sentences, title.

    With several conditions, an article must meet them all. Archived ones are listed on demand only.
    """
    views = [ArticleView(kind) for kind in LISTED if getattr(options, kind)]
    views += [ArticleView(ViewKind.TAG, options.tag)] if options.tag else []
    views += [ArticleView(ViewKind.SOURCE, options.source)] if options.source else []
    with open_library(home.library, home.backups) as library:
        rows = sort_rows(list_articles(library), options.sort)
    today = date.today()
    for row in rows:
        if is_in_views(row, views, today):
            published = (row.published or "")[:10]
            translated = f"{row.translated}/{row.sentences}"
            print(f"{row.id:4}  {row.language}  {published:10}  {translated:>9}  {row.title}")
    return 0


def tag(home: Home, options: argparse.Namespace) -> int:
    """Add tags to articles and remove others; print the tags that each has then."""
    ids = [ArticleId(number) for number in options.articles]
    change = LabelChange(added=tuple(options.add), removed=tuple(options.remove))
    with open_library(home.library, home.backups) as library:
        change_labels(library, ids, change)
        with library.read() as tx:
            labels = tx.labels(ids)
    for number in ids:
        print(f"{number:4}  {', '.join(labels[number].tags)}")
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

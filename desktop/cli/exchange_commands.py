"""Commands that exchange notes with other programs: export, import-notes."""

import argparse
import sys
from collections.abc import Sequence

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.paths import Home
from desktop.cli import arguments
from desktop.cli.subcommands import FAILURE, add_command, reader_language
from desktop.library import ArticleId, Library, open_library
from desktop.reading.rendering import ArticleExport
from desktop.services.articles import list_articles
from desktop.services.export import ExportFormat, export


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands that exchange notes with other programs."""
    command = add_command(
        commands, "export", export_, "write highlights, or whole articles, to a file"
    )
    command.add_argument("--format", choices=[known.value for known in ExportFormat], required=True)
    command.add_argument(
        "--article",
        type=arguments.number,
        action="append",
        metavar="N",
        help="an article's number in `list`",
    )
    command.add_argument("--out", type=arguments.path, required=True, metavar="FILE")
    command = add_command(
        commands, "import-notes", import_notes_, "import Web Annotations into the library"
    )
    command.add_argument("file", type=arguments.path, metavar="FILE")
    command.add_argument(
        "--article", type=arguments.number, metavar="N", help="the article's number in `list`"
    )


def export_(home: Home, options: argparse.Namespace) -> int:
    """Export the given articles, or the whole library, to one file."""
    with open_library(home.library, home.backups) as library:
        articles = _article_ids(library, options.article)
        exported = export(
            library,
            articles,
            ExportFormat(options.format),
            options.out,
            Token(),
            language=reader_language(home),
            render_pdf=_render_pdf,
        )
    print(f"highlights: {exported.highlights}")
    if exported.untranslated:
        missing = f"{exported.untranslated} of {exported.sentences} sentences"
        print(f"without a translation: {missing}", file=sys.stderr)
    return 0


def import_notes_(home: Home, options: argparse.Namespace) -> int:
    """Import annotations; those whose article isn't in the library are reported as skipped."""
    from desktop.services.import_annotations import import_notes  # loads the text search

    article = ArticleId(options.article) if options.article is not None else None
    with open_library(home.library, home.backups) as library:
        imported = import_notes(library, options.file, Token(), article)
    print(f"new: {imported.new}, of these lost: {imported.lost}, known: {imported.known}")
    for quote in imported.without_article:
        print(f"skipped, its article isn't in the library: “{quote}”", file=sys.stderr)
    return FAILURE if imported.without_article else 0


def _render_pdf(exports: Sequence[ArticleExport], token: Token) -> bytes:
    """Render a PDF with Qt, which needs no display. Raises AppError where it can't be loaded."""
    try:
        from desktop.ui.exchange import page_painter
    except ImportError as error:
        raise AppError(
            "Pages can't be laid out here ({reason}).",
            "Install the libraries that Qt needs, or choose another format.",
            reason=error,
        ) from error
    page_painter.ensure_application()
    return page_painter.render_pdf(exports, token)


def _article_ids(library: Library, numbers: Sequence[int] | None) -> Sequence[ArticleId]:
    if numbers:
        return [ArticleId(number) for number in dict.fromkeys(numbers)]
    return [row.id for row in list_articles(library)]

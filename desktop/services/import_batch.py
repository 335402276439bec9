"""Import several files and whole folders, and report what was imported and skipped."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.errors import AppError, Cancelled, LibraryError
from desktop.library import Changes
from desktop.reading.text.encodings import name_encoding
from desktop.services.articles import ImportedArticle, import_file
from desktop.services.page_reader import broken_error

if TYPE_CHECKING:
    from desktop.base.cancellation import Token
    from desktop.library import Library

log = logging.getLogger(__name__)

ASSET_FOLDER_ENDINGS = ("_files", "_fichiers", "-Dateien", ".fld")
"""Name endings of the folders where browsers put a saved page's images and scripts."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was skipped, by its path relative to the chosen folder, and the error."""

    name: str
    error: AppError


@dataclass(frozen=True, slots=True)
class Progress:
    """How many items are done, of how many."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The outcome of an import of several files.

    `remaining` files weren't processed because the import was cancelled, or the library failed with
    `failure`.
    """

    imported: tuple[ImportedArticle, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    remaining: int = 0
    failure: LibraryError | None = None

    @property
    def new(self) -> tuple[ImportedArticle, ...]:
        """Return the articles that are new to the library."""
        return tuple(article for article in self.imported if article.is_new)

    @property
    def changes(self) -> Changes:
        """Return everything the import changed in the library."""
        return reduce(or_, (article.changes for article in self.imported), Changes())

    @property
    def guessed(self) -> tuple[ImportedArticle, ...]:
        """Return the articles whose encoding was guessed and may be another."""
        return tuple(article for article in self.imported if article.guessed)

    @property
    def known(self) -> tuple[ImportedArticle, ...]:
        """Return the articles that were in the library already."""
        return tuple(article for article in self.imported if not article.is_new)


def import_paths(
    library: Library, paths: Sequence[Path], token: Token, encoding: str | None = None
) -> ImportReport:
    """Import files and folders, recursively and in order of names.

    Text is read in `encoding`, a Python codec, if the reader chose one. New articles get the
    subfolders in which they were found as tags.

    Each file is imported in its own transaction; one that can't be is skipped. Reports `Progress`
    to `token` before each file. Cancelling, or a library that can't be written, ends the import;
    what was imported so far is kept.
    """
    imported: list[ImportedArticle] = []
    skipped: list[Skipped] = []
    files = list(find_files(paths))
    for done, (path, name) in enumerate(files):
        token.report(Progress(done, len(files)))
        try:
            token.check()
            imported += import_file(library, path, token, encoding, folder_tags(name))
        except Cancelled:
            return ImportReport(tuple(imported), tuple(skipped), len(files) - done)
        except LibraryError as error:
            return ImportReport(tuple(imported), tuple(skipped), len(files) - done, error)
        except AppError as error:
            skipped.append(Skipped(name, error))
        except Exception:
            # One file must not end the batch, whatever a library makes of it.
            log.exception("a file can't be imported")
            skipped.append(Skipped(name, broken_error(path.name)))
    return ImportReport(tuple(imported), tuple(skipped))


def encoding_doubt(article: ImportedArticle) -> AppError:
    """Return what a reader should know of an article whose encoding was guessed."""
    return AppError(
        "The encoding of “{name}” isn't declared; it was read as {encoding}.",
        "If letters look wrong, read it again in another encoding.",
        name=article.name,
        encoding=name_encoding(article.guessed or "utf-8"),
    )


def folder_tags(name: str) -> tuple[str, ...]:
    """Return the folders in a file's path relative to the chosen folder, as tags.

    A comma, which separates the tags that a reader types, becomes a space.
    """
    return tuple(part.replace(",", " ") for part in Path(name).parent.parts)


def find_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Yield the chosen files, and those inside chosen folders, with their display names."""
    for path in paths:
        if path.is_dir():
            yield from ((file, str(file.relative_to(path))) for file in sorted(_walk_folder(path)))
        else:
            yield path, path.name


def _walk_folder(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder that may contain articles; hidden files and assets don't."""
    pending = [folder]
    while pending:
        current = pending.pop()
        try:
            for entry in current.iterdir():
                if entry.name.startswith((".", "~$")):
                    continue
                if not entry.is_dir():
                    yield entry
                elif not entry.is_symlink() and not entry.name.endswith(ASSET_FOLDER_ENDINGS):
                    pending.append(entry)
        except OSError:
            yield current  # reported like a file that can't be read

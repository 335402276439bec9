"""Files and whole folders into the library, one after the other, with a report at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.errors import AppError, Cancelled, LibraryError
from desktop.library import Changes
from desktop.services.articles import ImportedArticle, import_file

if TYPE_CHECKING:
    from desktop.base.cancellation import Token
    from desktop.library import Library

ASSET_FOLDER_ENDINGS = ("_files", "_fichiers", "-Dateien", ".fld")
"""How browsers end the name of the folder with a saved page's pictures and scripts."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that wasn't imported, by its path below the folder that was chosen, and why."""

    name: str
    error: AppError


@dataclass(frozen=True, slots=True)
class Progress:
    """How many files of how many are done."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the files chosen.

    `left` files were not looked at because of a cancel, or of `failure`: the library's.
    """

    imported: tuple[ImportedArticle, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    remaining: int = 0
    failure: LibraryError | None = None

    @property
    def new(self) -> tuple[ImportedArticle, ...]:
        """Return the articles that are new in the library."""
        return tuple(one for one in self.imported if one.is_new)

    @property
    def changes(self) -> Changes:
        """Return all that the import changed in the library."""
        return reduce(or_, (one.changes for one in self.imported), Changes())

    @property
    def known(self) -> tuple[ImportedArticle, ...]:
        """Return the articles that were in the library already."""
        return tuple(one for one in self.imported if not one.is_new)


def import_paths(library: Library, paths: Sequence[Path], token: Token) -> ImportReport:
    """Import files, and the articles in folders and the folders below them, in order of names.

    Each file is imported whole or not at all; one that can't be is passed over. Progress is
    reported to `token` before each file; a cancel, or a library that can't be written, ends with
    what was done so far.
    """
    imported: list[ImportedArticle] = []
    skipped: list[Skipped] = []
    files = list(find_files(paths))
    for done, (path, name) in enumerate(files):
        token.report(Progress(done, len(files)))
        try:
            token.check()
            imported += import_file(library, path)
        except Cancelled:
            return ImportReport(tuple(imported), tuple(skipped), len(files) - done)
        except LibraryError as error:
            return ImportReport(tuple(imported), tuple(skipped), len(files) - done, error)
        except AppError as error:
            skipped.append(Skipped(name, error))
    return ImportReport(tuple(imported), tuple(skipped))


def find_files(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Return the files chosen, or found in folders chosen, with the names to call them by."""
    for path in paths:
        if path.is_dir():
            yield from ((one, str(one.relative_to(path))) for one in sorted(_walk_folder(path)))
        else:
            yield path, path.name


def _walk_folder(folder: Path) -> Iterator[Path]:
    """Return the files in a folder that may hold articles; hidden ones and assets never do."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            for entry in here.iterdir():
                if entry.name.startswith((".", "~$")):
                    continue
                if not entry.is_dir():
                    yield entry
                elif not entry.is_symlink() and not entry.name.endswith(ASSET_FOLDER_ENDINGS):
                    waiting.append(entry)
        except OSError:
            yield here  # to be reported like a file that can't be read

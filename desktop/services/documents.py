"""Saved articles translated from file to file, outside any library: one, many, or whole folders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.atomic_files import make_folder, write_atomically
from desktop.base.errors import AppError
from desktop.reading import sources
from desktop.reading.aligning import align
from desktop.reading.article import Article, Direction, Language
from desktop.reading.rendering import Edition, Format, render
from desktop.services.articles import read_article
from desktop.services.import_batch import Progress, Skipped, find_files
from desktop.services.languages import Route, find_routes
from desktop.services.translate import translate_article
from desktop.translation.pivoting import missing_models

if TYPE_CHECKING:
    from desktop.base.cancellation import Token
    from desktop.translation.engine import Engine


@dataclass(frozen=True, slots=True)
class TranslationOptions:
    """What is asked of a translation: the form, both texts or one, and into which language.

    Without a `target` French and English go into each other, and a third language into the
    `reader`'s, French or English.
    """

    form: Format = Format.TEXT
    is_bilingual: bool = False
    target: Language | None = None
    reader: Language = Language.ENGLISH


@dataclass(frozen=True, slots=True)
class ChapterProgress:
    """How many chapters of how many in a book are done."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class TranslatedFiles:
    """The files that were written, and those that weren't translated, and why."""

    written: tuple[Path, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def read_articles(path: Path) -> tuple[Article, ...]:
    """Return the article in a file, or a book's; chapters without text are passed over.

    Raises AppError where it can't be read or holds no text at all.
    """
    articles, failure = [], None
    for raw in sources.read(path):
        try:
            articles.append(read_article(raw))
        except AppError as error:
            failure = error
    if failure and not articles:
        raise failure
    return tuple(articles)


def translate_to_editions(
    engine: Engine,
    path: Path,
    target: Language | None,
    token: Token,
    reader: Language = Language.ENGLISH,
) -> tuple[Edition, ...]:
    """Translate the articles in a file; a book's chapters are reported to `token` one by one.

    A third language goes into `target`, or into the `reader`'s where none is named. Raises
    AppError where the file can't be read, an article can't be translated or is in `target` already,
    or there is no model; Cancelled once the token asks to stop.
    """
    reader = target or reader
    articles = read_articles(path)
    for article in articles:
        check_translatable(engine, article, target, reader)
    editions = []
    for done, article in enumerate(articles):
        if len(articles) > 1:
            token.report(ChapterProgress(done, len(articles)))
        editions.append(_translate_to_edition(engine, article, token, reader))
    return tuple(editions)


def translate_file(
    engine: Engine,
    path: Path,
    to: Path,
    wanted: TranslationOptions,
    made_at: datetime,
    token: Token,
) -> None:
    """Translate the file at `path` into the one at `to`, written whole or not at all.

    Raises AppError as `translated_editions` does, where `to` is the file itself, or where it can't
    be written.
    """
    _check_not_source(to, [path])
    editions = translate_to_editions(engine, path, wanted.target, token, wanted.reader)
    _write_editions(to, editions, wanted, made_at)


def translate_files(
    engine: Engine,
    paths: Sequence[Path],
    folder: Path,
    wanted: TranslationOptions,
    made_at: datetime,
    token: Token,
) -> TranslatedFiles:
    """Translate files, and those in folders and below, into `folder` under the same names.

    The ends of the names tell the new form; where two would be the same, the second keeps its old
    end too. What can't be translated or written is passed over, and no source is ever written to.
    Progress is reported to `token` before each file. Raises AppError where `folder` is one of the
    sources, and Cancelled once the token asks to stop; what is there then is whole.
    """
    found = list(_source_files(paths, folder.resolve()))
    named = _output_names([name for _, name in found], wanted.form)
    written: list[Path] = []
    skipped: list[Skipped] = []
    for done, ((path, name), new) in enumerate(zip(found, named, strict=True)):
        token.report(Progress(done, len(found)))
        token.check()
        try:
            to = folder / new
            _check_not_source(to, [one for one, _ in found])
            editions = translate_to_editions(engine, path, wanted.target, token, wanted.reader)
            make_folder(to.parent)
            _write_editions(to, editions, wanted, made_at)
        except AppError as error:
            skipped.append(Skipped(name, error))
        else:
            written.append(to)
    return TranslatedFiles(tuple(written), tuple(skipped))


def check_translatable(
    engine: Engine, article: Article, target: Language | None, reader: Language
) -> None:
    """Raise AppError where an article can't be translated, or not into `target`."""
    language = article.language
    route = find_routes([language], reader, engine).get(language)
    if route is None:
        raise AppError(
            "“{title}” is in a language that isn't known.",
            "French, English and those that Argos has models for are translated.",
            title=article.title,
        )
    if target is language:
        raise AppError(
            "“{title}” is in that language already.",
            "Say --to {wanted}, or leave it out.",
            title=article.title,
            wanted=route.direction.target,
        )
    if target and target is not route.direction.target:
        wanted = Direction(language, target)
        route = Route(wanted, missing_models(engine, wanted))
    if route.missing:
        raise AppError(
            "There is no model for {direction}.",
            "Install {models} first, from a file or by `visavis models install`.",
            direction=route.direction,
            models=", ".join(map(str, route.missing)),
        )


def _translate_to_edition(
    engine: Engine, article: Article, token: Token, reader: Language
) -> Edition:
    batches = translate_article(engine, article, token, reader)
    return Edition(article, align(article, [one for batch in batches for one in batch]))


def _write_editions(
    to: Path, editions: Sequence[Edition], wanted: TranslationOptions, made_at: datetime
) -> None:
    write_atomically(to, render(editions, wanted.form, made_at, is_bilingual=wanted.is_bilingual))


def _source_files(paths: Sequence[Path], folder: Path) -> Iterator[tuple[Path, str]]:
    """Return the files to translate with their names; those in `folder` are older translations."""
    for path in paths:
        root = path.resolve()
        if root.is_dir() and root == folder:
            raise AppError(
                "“{name}” holds the articles themselves.",
                "Choose another folder for the translations.",
                name=path.name or str(path),
            )
        for one, name in find_files([path]):
            if not root.is_dir() or folder not in one.resolve().parents:
                yield one, name


def _output_names(names: Sequence[str], form: Format) -> list[str]:
    """Return a name for each file's translation, all of them different, whatever their case."""
    used: set[str] = set()
    chosen = []
    for name in names:
        plain = Path(name).with_suffix("")
        tries = chain(
            (f"{plain}{form.suffix}", f"{name}{form.suffix}"),
            (f"{plain}-{number}{form.suffix}" for number in count(2)),
        )
        new = next(one for one in tries if one.casefold() not in used)
        used.add(new.casefold())
        chosen.append(new)
    return chosen


def _check_not_source(to: Path, paths: Iterable[Path]) -> None:
    if any(to.exists() and path.exists() and to.samefile(path) for path in paths):
        raise AppError(
            "“{name}” would be written over itself.",
            "Choose another folder or name.",
            name=to.name,
        )

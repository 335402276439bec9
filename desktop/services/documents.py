"""Documents: translate saved articles from file to file, without a library."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.atomic_files import make_folder, write_atomically
from desktop.base.errors import AppError, Cancelled
from desktop.reading.aligning import align
from desktop.reading.article import Article, Direction, Language
from desktop.reading.rendering import ArticleExport, Format, render
from desktop.services.import_batch import Progress, Skipped, find_files
from desktop.services.languages import Route, find_routes
from desktop.services.page_reader import PageReader, broken_error
from desktop.services.translate import translate_article
from desktop.translation.pivoting import missing_models

if TYPE_CHECKING:
    from desktop.base.cancellation import Token
    from desktop.translation.engine import Engine

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TranslationOptions:
    """How files are translated: the output format, bilingual or not, and the target language.

    Without a `target`, French and English are translated into each other, and any other language
    into the `reader`'s (French or English). Text is read in `encoding`, a Python codec, if chosen.
    """

    format: Format = Format.TEXT
    is_bilingual: bool = False
    target: Language | None = None
    reader: Language = Language.ENGLISH
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class ChapterProgress:
    """Progress through a book, in chapters."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class GuessedEncoding:
    """A file whose encoding isn't declared, and the codec it was read with; another is possible."""

    name: str
    encoding: str


@dataclass(frozen=True, slots=True)
class TranslatedFiles:
    """The files written, and the source files skipped, with the reasons."""

    written: tuple[Path, ...] = ()
    skipped: tuple[Skipped, ...] = ()


def read_articles(path: Path, token: Token, encoding: str | None = None) -> tuple[Article, ...]:
    """Return the articles in a file; chapters of a book that contain no text are skipped.

    Text is read in `encoding`, a Python codec, if the reader chose one; `GuessedEncoding` is
    reported to `token` where one was guessed. Raises AppError if the file can't be read or contains
    no text at all, and Cancelled.
    """
    reader = PageReader(path.name, token)
    raws = reader.read(path, encoding)
    read = reader.clean(raws)
    for raw in raws:
        if not raw.is_encoding_certain:
            token.report(GuessedEncoding(raw.name, raw.encoding))
    articles = tuple(one for one in read if isinstance(one, Article))
    failures = [one for one in read if isinstance(one, AppError)]
    if failures and not articles:
        raise failures[-1]
    return articles


def translate_to_editions(
    engine: Engine,
    path: Path,
    target: Language | None,
    token: Token,
    reader: Language = Language.ENGLISH,
    encoding: str | None = None,
) -> tuple[ArticleExport, ...]:
    """Translate the articles in a file; a book reports `ChapterProgress` to `token`.

    Without a `target`, a third language is translated into the `reader`'s. Text is read in
    `encoding`, as by `read_articles`. Raises AppError if the file can't be read, an article is in
    `target` already or can't be translated, or a model is missing; raises Cancelled if the token is
    cancelled.
    """
    reader = target or reader
    articles = read_articles(path, token, encoding)
    for article in articles:
        check_translatable(engine, article, target, reader)
    exports = []
    for done, article in enumerate(articles):
        if len(articles) > 1:
            token.report(ChapterProgress(done, len(articles)))
        exports.append(_translate_to_edition(engine, article, token, reader))
    return tuple(exports)


def translate_file(
    engine: Engine,
    path: Path,
    output: Path,
    options: TranslationOptions,
    made_at: datetime,
    token: Token,
) -> None:
    """Translate the file at `path` and write the result to `output` atomically.

    Raises AppError as `translate_to_editions` does, or if `output` is the source itself or can't be
    written.
    """
    _check_not_source(output, [path])
    exports = translate_to_editions(
        engine, path, options.target, token, options.reader, options.encoding
    )
    _write_editions(output, exports, options, made_at)


def translate_files(
    engine: Engine,
    paths: Sequence[Path],
    folder: Path,
    options: TranslationOptions,
    made_at: datetime,
    token: Token,
) -> TranslatedFiles:
    """Translate files and whole folders into `folder`, keeping their names and subfolders.

    The output format gives the new suffix; where two names would clash, the second keeps its old
    suffix too. Files that can't be translated or written are skipped, and sources are never
    overwritten. Reports `Progress` to `token` before each file. Raises AppError if `folder` is one
    of the sources, and Cancelled if the token is cancelled; files already written are complete.
    """
    found = list(_source_files(paths, folder.resolve()))
    output_names = _output_names([name for _, name in found], options.format)
    written: list[Path] = []
    skipped: list[Skipped] = []
    for done, ((path, name), output_name) in enumerate(zip(found, output_names, strict=True)):
        token.report(Progress(done, len(found)))
        token.check()
        try:
            output = folder / output_name
            _check_not_source(output, [source for source, _ in found])
            exports = translate_to_editions(
                engine, path, options.target, token, options.reader, options.encoding
            )
            make_folder(output.parent)
            _write_editions(output, exports, options, made_at)
        except AppError as error:
            skipped.append(Skipped(name, error))
        except Cancelled:
            raise
        except Exception:
            # One file must not end the batch, whatever a library makes of it.
            log.exception("a file can't be translated")
            skipped.append(Skipped(name, broken_error(path.name)))
        else:
            written.append(output)
    return TranslatedFiles(tuple(written), tuple(skipped))


def check_translatable(
    engine: Engine, article: Article, target: Language | None, reader: Language
) -> None:
    """Raise AppError if an article can't be translated, or not into `target`."""
    language = article.language
    route = find_routes([language], reader, engine).get(language)
    if route is None:
        raise AppError(
            "The language of “{title}” isn't supported.",
            "Choose an article in French, English or a language that Argos has models for.",
            title=article.title,
        )
    if target is language:
        raise AppError(
            "“{title}” is already in that language.",
            "Use --to {wanted}, or leave it out.",
            title=article.title,
            wanted=route.direction.target,
        )
    if target and target is not route.direction.target:
        direction = Direction(language, target)
        route = Route(direction, missing_models(engine, direction))
    if route.missing:
        raise AppError(
            "There is no model for {direction}.",
            "Install {models} first, from a file or with `visavis models install`.",
            direction=route.direction,
            models=", ".join(map(str, route.missing)),
        )


def _translate_to_edition(
    engine: Engine, article: Article, token: Token, reader: Language
) -> ArticleExport:
    batches = translate_article(engine, article, token, reader)
    return ArticleExport(
        article, align(article, [translated for batch in batches for translated in batch])
    )


def _write_editions(
    output: Path, exports: Sequence[ArticleExport], options: TranslationOptions, made_at: datetime
) -> None:
    write_atomically(
        output,
        render(
            *(exports, options.format, made_at),
            is_bilingual=options.is_bilingual,
            language=options.reader,
        ),
    )


def _source_files(paths: Sequence[Path], folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield the files to translate with their names, except older translations in `folder`."""
    for path in paths:
        root = path.resolve()
        if root.is_dir() and root == folder:
            raise AppError(
                "“{name}” is one of the source folders.",
                "Choose another folder for the translations.",
                name=path.name or str(path),
            )
        for source, name in find_files([path]):
            if not root.is_dir() or folder not in source.resolve().parents:
                yield source, name


def _output_names(names: Sequence[str], output_format: Format) -> list[str]:
    """Return an output name for each file, unique regardless of case."""
    used: set[str] = set()
    chosen = []
    for name in names:
        stem, suffix = Path(name).with_suffix(""), output_format.suffix
        candidates = chain(
            (f"{stem}{suffix}", f"{name}{suffix}"),
            (f"{stem}-{number}{suffix}" for number in count(2)),
        )
        unused = next(name for name in candidates if name.casefold() not in used)
        used.add(unused.casefold())
        chosen.append(unused)
    return chosen


def _check_not_source(output: Path, paths: Iterable[Path]) -> None:
    if any(output.exists() and path.exists() and output.samefile(path) for path in paths):
        raise AppError(
            "“{name}” would overwrite itself.",
            "Choose another folder or name.",
            name=output.name,
        )

"""Import Web Annotations: our own exports unchanged, others' wherever their quotes match."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base import file_reading
from desktop.base.child_process import Crashed, OutOfMemory, TimedOut
from desktop.base.errors import AppError
from desktop.library import ArticleId, Changes, Highlight, HighlightId, Note
from desktop.reading.article import Anchor, Side
from desktop.reading.exchange.annotation_reader import ImportedAnnotation, read_annotations
from desktop.reading.rendering import ExportedHighlight
from desktop.reading.text.normalizing import normalize_typography
from desktop.services.import_batch import Progress
from desktop.services.open_article import recall
from desktop.services.page_reader import run_limited
from desktop.services.planned_write import Plan, write_planned
from desktop.services.reanchor import ArticleSides, ReanchorPlan, plan_moves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.base.cancellation import Token
    from desktop.library import Library, ReadTransaction, WriteTransaction

MAX_FILE_SIZE = 100 * 1_000_000
"""The largest annotations file that is read, in bytes."""
SECONDS = 60.0
"""For reading a file; the largest one takes ten or so."""


@dataclass(frozen=True, slots=True)
class ImportedAnnotations:
    """The outcome of an import of annotations.

    `new` counts the highlights added, `lost` those of them without a certain place in the text, and
    `known` those already in the library. `without_article` has the quotes of annotations whose
    article isn't in the library.
    """

    new: int
    lost: int
    known: int
    without_article: tuple[str, ...]
    changes: Changes


def import_notes(
    library: Library,
    path: Path,
    token: Token,
    article_id: ArticleId | None = None,
    now: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> ImportedAnnotations:
    """Import the annotations in the file at `path`, in one transaction.

    An annotation belongs to the article given; or else the one made from the same file, the only
    one with its title, or the only one that contains its quote. Without a certain place in the
    article it is stored as lost, with its quote and note, until a translation that contains the
    quote is added. Known annotations aren't duplicated, but restored if they were deleted. Reports
    `Progress` to `token`. Raises AppError if the file can't be read or contains no annotations, or
    there is no such article, and Cancelled if the token is cancelled.
    """
    annotations = _read(path, now(), token)

    def plan(tx: ReadTransaction) -> Plan[ImportedAnnotations]:
        if article_id is not None:
            tx.article(article_id)
        placed: list[_PlacedMark] = []
        deleted: dict[HighlightId, Highlight] = {}
        without_article: list[str] = []
        matcher = _AnnotationMatcher(tx)
        for done, annotation in enumerate(annotations):
            token.report(Progress(done, len(annotations)))
            token.check()
            known = tx.highlight_with_uuid(annotation.mark.uuid)
            found = known.article_id if known else article_id or matcher.find_article(annotation)
            if found is None:
                without_article.append(annotation.mark.anchor.exact)
            else:
                placed.append(matcher.place(annotation, found, is_known=known is not None))
            if known and tx.is_deleted(known.id):
                deleted[known.id] = known
        moves = _plan_moves_of_deleted(tx, deleted.values())
        revisions = tx.revisions({mark.article_id for mark in placed})

        def write(tx: WriteTransaction) -> ImportedAnnotations:
            new = [mark for mark in placed if _add_mark(tx, mark)]
            tx.restore_highlights(deleted)
            for article_moves in moves:
                article_moves.write(tx)
            lost = sum(mark.is_lost for mark in new)
            known = len(placed) - len(new)
            return ImportedAnnotations(len(new), lost, known, tuple(without_article), tx.changes)

        return Plan(lambda tx: tx.revisions(revisions) == revisions, write)

    return write_planned(library, plan)


@dataclass(frozen=True, slots=True)
class _PlacedMark:
    """A mark, its article, and its anchor there, which may be lost."""

    mark: ExportedHighlight
    article_id: ArticleId
    anchor: Anchor
    is_lost: bool


class _AnnotationMatcher:
    """Finds the articles and anchors of annotations, within one transaction."""

    def __init__(self, tx: ReadTransaction) -> None:
        self._tx = tx
        rows = tx.articles()
        self._article_ids = dict.fromkeys(row.id for row in rows)
        self._ids_by_title: defaultdict[str, list[ArticleId]] = defaultdict(list)
        for row in rows:
            self._ids_by_title[_comparable_title(row.title)].append(row.id)
        self._sides = cache(self._read_sides)

    def find_article(self, annotation: ImportedAnnotation) -> ArticleId | None:
        """Return the article that an annotation belongs to, or None if that is uncertain."""
        if annotation.digest:
            article_id = self._tx.article_with_digest(annotation.digest)
            if article_id in self._article_ids:
                return article_id
        titles = {_comparable_title(title) for title in annotation.titles}
        titled = [id_ for title in titles for id_ in self._ids_by_title.get(title, ())]
        if len(titled) == 1:
            return titled[0]
        quoted = [id_ for id_ in titled or self._article_ids if self.find_anchor(annotation, id_)]
        return quoted[0] if len(quoted) == 1 else None

    def place(
        self, annotation: ImportedAnnotation, article_id: ArticleId, *, is_known: bool
    ) -> _PlacedMark:
        """Return an annotation with its anchor in its article, or as lost.

        A known annotation keeps its anchor. Other programs don't say which side they quoted, so a
        quote that the original doesn't contain may be in a translation that is still missing.
        """
        mark = annotation.mark
        anchor = None if is_known else self.find_anchor(annotation, article_id)
        if anchor is not None or is_known:
            return _PlacedMark(mark, article_id, anchor or mark.anchor, is_lost=False)
        side = mark.anchor.side
        if not annotation.is_ours and not self._sides(article_id).is_translated:
            side = Side.TRANSLATION
        return _PlacedMark(mark, article_id, replace(mark.anchor, side=side), is_lost=True)

    def find_anchor(self, annotation: ImportedAnnotation, article_id: ArticleId) -> Anchor | None:
        """Return the anchor of an annotation's quote in an article, or None if it isn't found."""
        from desktop.reading.anchoring import anchors

        anchor, sides = annotation.mark.anchor, self._sides(article_id)
        for side in (anchor.side,) if annotation.is_ours else tuple(Side):
            quoted = replace(anchor, side=side)
            found = sides.find(quoted)
            if found is not None:
                if found.how is anchors.MatchMethod.UNMOVED and annotation.is_ours:
                    return quoted
                return anchors.describe(sides.texts[side], side, found.start, found.end)
        return None

    def _read_sides(self, article_id: ArticleId) -> ArticleSides:
        article = self._tx.article(article_id).article
        return ArticleSides(article, recall(self._tx, article))


def _add_mark(tx: WriteTransaction, placed: _PlacedMark) -> bool:
    """Store a mark unless it is known; return whether it is new."""
    mark = placed.mark
    if tx.highlight_with_uuid(mark.uuid) is not None:
        return False
    remark = mark.remark
    tx.insert_highlight(
        placed.article_id,
        mark.uuid,
        placed.anchor,
        mark.colour,
        made_at=mark.made_at,
        changed_at=mark.changed_at,
        is_lost=placed.is_lost,
        note=Note(remark.text, remark.made_at, remark.changed_at) if remark else None,
    )
    return True


def _plan_moves_of_deleted(tx: ReadTransaction, deleted: Iterable[Highlight]) -> list[ReanchorPlan]:
    """Plan the re-anchoring of deleted highlights in the current text, by article."""
    by_article: defaultdict[ArticleId, list[Highlight]] = defaultdict(list)
    for highlight in deleted:
        by_article[highlight.article_id].append(highlight)
    articles = {article_id: tx.article(article_id).article for article_id in by_article}
    return [
        plan_moves(highlights, articles[article_id], recall(tx, articles[article_id]))
        for article_id, highlights in by_article.items()
    ]


def _comparable_title(title: str) -> str:
    """Return a title normalised for comparison."""
    return " ".join(normalize_typography(title).casefold().split())


def _read(path: Path, moment: datetime, token: Token) -> tuple[ImportedAnnotation, ...]:
    """Read a file in the child process: parsing a large one would hold up the window."""
    try:
        return run_limited(read_file, path, moment, seconds=SECONDS, token=token)
    except (TimedOut, OutOfMemory, MemoryError, Crashed):
        raise AppError(
            "“{name}” is broken, or has far more notes than can be read at once.",
            "Export fewer articles at a time.",
            name=path.name,
        ) from None


def read_file(path: Path, moment: datetime) -> tuple[ImportedAnnotation, ...]:
    """Read the annotations in a file, in this process. Raises AppError as `import_notes` does."""
    return read_annotations(_read_text(path), moment)


def _read_text(path: Path) -> str:
    try:
        return file_reading.read_file(path, MAX_FILE_SIZE).decode("utf-8-sig")
    except file_reading.TooLargeError as error:
        raise AppError(
            "“{name}” is over {limit} MB.",
            "Export fewer articles at a time.",
            name=path.name,
            limit=MAX_FILE_SIZE // 1_000_000,
        ) from error
    except file_reading.NotAFileError as error:
        raise AppError("“{name}” isn't a file.", "Choose another file.", name=path.name) from error
    except UnicodeDecodeError as error:
        raise AppError(
            "“{name}” isn't JSON.", "Choose a file of Web Annotations.", name=path.name
        ) from error
    except (OSError, ValueError) as error:
        raise AppError(
            "“{name}” can't be read ({reason}).",
            "Check that it is there and that you may open it.",
            name=path.name,
            reason=getattr(error, "strerror", None) or type(error).__name__,
        ) from error

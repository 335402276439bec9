"""Web Annotations from a file into the library: our own as they were, others' where they match."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.errors import AppError
from desktop.library import ArticleId, Changes, Highlight, HighlightId, Note
from desktop.reading.article import Anchor, Side
from desktop.reading.exchange.annotation_reader import ImportedAnnotation, read_annotations
from desktop.reading.rendering import Mark
from desktop.reading.text.normalizing import normalize_typography
from desktop.services.import_batch import Progress
from desktop.services.open_article import recall
from desktop.services.planned_write import Plan, write_planned
from desktop.services.reanchor import ArticleSides, Moves, plan_moves

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from desktop.base.cancellation import Token
    from desktop.library import Library, Reading, Writing

MAX_FILE_SIZE = 100 * 1_000_000
"""The largest file of annotations that is read, in bytes."""


@dataclass(frozen=True, slots=True)
class ImportedAnnotations:
    """What became of a file of annotations.

    `new` counts those that were added, `lost` those of them without a certain place, `known` those
    that were there already; `homeless` are the quotes of those whose article isn't in the library.
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
    """Bring the annotations in the file at `path` into the library, all of them or none.

    Each belongs to the article given, else to the one made of the same file, else to the only one
    of its title, else to the only one that has its words. There it is put on its words; without a
    certain place it is kept as lost, with quote and note, until a translation that has its words
    comes. What was imported once isn't doubled, but brought back where it was removed. Progress is
    reported to `token` before each. Raises AppError where the file can't be read or holds no
    annotations, or there is no such article, and Cancelled once the token asks to stop.
    """
    incoming = read_annotations(_read_text(path), now())

    def plan(tx: Reading) -> Plan[ImportedAnnotations]:
        if article_id is not None:
            tx.article(article_id)
        placed: list[_PlacedMark] = []
        removed: dict[HighlightId, Highlight] = {}
        without_article: list[str] = []
        finder = _AnnotationMatcher(tx)
        for done, one in enumerate(incoming):
            token.report(Progress(done, len(incoming)))
            token.check()
            known = tx.highlight_with_uuid(one.mark.uuid)
            home = known.article_id if known else article_id or finder.article(one)
            if home is None:
                without_article.append(one.mark.anchor.exact)
            else:
                placed.append(finder.placed(one, home, is_known=known is not None))
            if known and tx.is_deleted(known.id):
                removed[known.id] = known
        moves = _plan_moves_of_removed(tx, removed.values())
        revisions = tx.revisions({one.home for one in placed})

        def write(tx: Writing) -> ImportedAnnotations:
            new = [one for one in placed if _add_mark(tx, one)]
            tx.restore_highlights(removed)
            for one in moves:
                one.write(tx)
            lost = sum(one.is_lost for one in new)
            known = len(placed) - len(new)
            return ImportedAnnotations(len(new), lost, known, tuple(without_article), tx.changes)

        return Plan(lambda tx: tx.revisions(revisions) == revisions, write)

    return write_planned(library, plan)


@dataclass(frozen=True, slots=True)
class _PlacedMark:
    """A mark, its article, and its anchor there, which may be lost."""

    mark: Mark
    home: ArticleId
    anchor: Anchor
    is_lost: bool


class _AnnotationMatcher:
    """Finds the articles of annotations, and the places in them, in one transaction."""

    def __init__(self, tx: Reading) -> None:
        self._tx = tx
        shelf = tx.articles()
        self._shelf = dict.fromkeys(row.id for row in shelf)
        self._titled: defaultdict[str, list[ArticleId]] = defaultdict(list)
        for row in shelf:
            self._titled[_comparable_title(row.title)].append(row.id)
        self._sides = cache(self._read)

    def article(self, one: ImportedAnnotation) -> ArticleId | None:
        """Return the article that an annotation is on; None where it can't be told."""
        if one.digest:
            article_id = self._tx.article_with_digest(one.digest)
            if article_id in self._shelf:
                return article_id
        titles = {_comparable_title(title) for title in one.titles}
        named = [article_id for title in titles for article_id in self._titled.get(title, ())]
        if len(named) == 1:
            return named[0]
        having = [article_id for article_id in named or self._shelf if self.anchor(one, article_id)]
        return having[0] if len(having) == 1 else None

    def placed(
        self, one: ImportedAnnotation, article_id: ArticleId, *, is_known: bool
    ) -> _PlacedMark:
        """Return an annotation with its anchor in its article, found or lost.

        One that is known keeps the anchor that it has. Which side another program quoted isn't
        told: what the original doesn't hold may stand in what isn't translated yet.
        """
        mark = one.mark
        anchor = None if is_known else self.anchor(one, article_id)
        if anchor is not None or is_known:
            return _PlacedMark(mark, article_id, anchor or mark.anchor, is_lost=False)
        side = mark.anchor.side
        if not one.is_ours and not self._sides(article_id).is_translated:
            side = Side.TRANSLATION
        return _PlacedMark(mark, article_id, replace(mark.anchor, side=side), is_lost=True)

    def anchor(self, one: ImportedAnnotation, article_id: ArticleId) -> Anchor | None:
        """Return an annotation's anchor on its words in an article; None where they are lost."""
        from desktop.reading.anchoring import anchors

        anchor, sides = one.mark.anchor, self._sides(article_id)
        for side in (anchor.side,) if one.is_ours else tuple(Side):
            quoted = replace(anchor, side=side)
            found = sides.seek(quoted)
            if found is not None:
                if found.how is anchors.How.UNMOVED and one.is_ours:
                    return quoted
                return anchors.describe(sides.texts[side], side, found.start, found.end)
        return None

    def _read(self, article_id: ArticleId) -> ArticleSides:
        article = self._tx.article(article_id).article
        return ArticleSides(article, recall(self._tx, article))


def _add_mark(tx: Writing, one: _PlacedMark) -> bool:
    """Put a mark in unless it is known; tell whether it is new."""
    mark = one.mark
    if tx.highlight_with_uuid(mark.uuid) is not None:
        return False
    remark = mark.remark
    tx.put_highlight(
        one.home,
        mark.uuid,
        one.anchor,
        mark.colour,
        made_at=mark.made_at,
        changed_at=mark.changed_at,
        is_lost=one.is_lost,
        note=Note(remark.text, remark.made_at, remark.changed_at) if remark else None,
    )
    return True


def _plan_moves_of_removed(tx: Reading, removed: Iterable[Highlight]) -> list[Moves]:
    """Find the words of removed highlights as they stand now, by article."""
    by_article: defaultdict[ArticleId, list[Highlight]] = defaultdict(list)
    for one in removed:
        by_article[one.article_id].append(one)
    articles = {article_id: tx.article(article_id).article for article_id in by_article}
    return [
        plan_moves(highlights, articles[article_id], recall(tx, articles[article_id]))
        for article_id, highlights in by_article.items()
    ]


def _comparable_title(title: str) -> str:
    """Return a title to compare by."""
    return " ".join(normalize_typography(title).casefold().split())


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_FILE_SIZE:
            raise AppError(
                "“{name}” is over {limit} MB.",
                "Export fewer articles at a time.",
                name=path.name,
                limit=MAX_FILE_SIZE // 1_000_000,
            )
        return path.read_bytes().decode("utf-8-sig")
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

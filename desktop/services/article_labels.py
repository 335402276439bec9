"""Labels of articles: change favourites, archive and tags of several at once, and change back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.library import ArticleId, Changes, Labels
from desktop.reading.text.words import fold

if TYPE_CHECKING:
    from desktop.library import Library


@dataclass(frozen=True, slots=True)
class LabelChange:
    """What to change about articles' labels; None leaves a mark as it is.

    Tags are taken off whatever their case and accents.
    """

    is_favourite: bool | None = None
    is_archived: bool | None = None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def apply(self, labels: Labels) -> Labels:
        """Return the labels as they are after the change."""
        removed = {fold(tag) for tag in self.removed}
        kept = tuple(tag for tag in labels.tags if fold(tag) not in removed)
        return Labels(
            labels.is_favourite if self.is_favourite is None else self.is_favourite,
            labels.is_archived if self.is_archived is None else self.is_archived,
            (*kept, *self.added),
        )


@dataclass(frozen=True, slots=True)
class Labelled:
    """The labels of articles before a change, and what changed."""

    before: Mapping[ArticleId, Labels]
    changes: Changes


def change_labels(
    library: Library, article_ids: Collection[ArticleId], change: LabelChange
) -> Labelled:
    """Change the labels of articles, all or none.

    Raises AppError if one of them isn't in the library.
    """
    with library.write() as tx:
        before = tx.labels(article_ids)
        unlabelled = Labels()
        tx.set_labels({one: change.apply(before.get(one, unlabelled)) for one in article_ids})
        return Labelled(before, tx.changes)


def restore_labels(library: Library, before: Mapping[ArticleId, Labels]) -> Changes:
    """Give articles the labels that they had `before`; those purged since are left out."""
    with library.write() as tx:
        known = tx.labels(before)
        tx.set_labels({one: labels for one, labels in before.items() if one in known})
        return tx.changes


def list_tags(library: Library) -> tuple[tuple[str, int], ...]:
    """Return the tags of articles with their numbers of articles, in alphabetical order."""
    with library.read() as tx:
        return tx.article_tags()

"""The undo history: which operations can be undone, and which redone."""

from typing import Generic, TypeVar

T = TypeVar("T")


class History(Generic[T]):
    """An undo and a redo stack; a step moves between them only after it was undone or redone.

    QUndoStack moves a step before running it, and so loses a step that fails in the background.
    """

    def __init__(self) -> None:
        self.done: list[T] = []
        self.undone: list[T] = []

    def push(self, step: T) -> None:
        """Add a step that was just done, and clear the redo stack."""
        self.done.append(step)
        self.undone.clear()

    def mark_undone(self, step: T) -> None:
        """Move `step`, the last one done, to the redo stack."""
        assert self.done[-1] is step
        self.undone.append(self.done.pop())

    def mark_redone(self, step: T) -> None:
        """Move `step`, the last one undone, back to the undo stack."""
        assert self.undone[-1] is step
        self.done.append(self.undone.pop())

    def clear(self) -> None:
        """Remove all steps."""
        self.done.clear()
        self.undone.clear()

"""The undo history: which operations can be taken back, and which can be done again."""

from typing import Generic, TypeVar

T = TypeVar("T")


class History(Generic[T]):
    """Two stacks of steps; a step changes sides only once it has really been undone or redone.

    QUndoStack moves a step before it runs, which loses the step if it fails in the background.
    """

    def __init__(self) -> None:
        self.done: list[T] = []
        self.undone: list[T] = []

    def push(self, step: T) -> None:
        """Add a step that has just been done; what was undone before can't be redone any more."""
        self.done.append(step)
        self.undone.clear()

    def mark_undone(self, step: T) -> None:
        """Move the last step to the undone ones."""
        assert self.done[-1] is step
        self.undone.append(self.done.pop())

    def mark_redone(self, step: T) -> None:
        """Move the step undone last back to the done ones."""
        assert self.undone[-1] is step
        self.done.append(self.undone.pop())

    def clear(self) -> None:
        """Forget all steps."""
        self.done.clear()
        self.undone.clear()

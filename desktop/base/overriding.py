"""The mark of a method that overrides another, for Pythons before 3.12.

`typing_extensions` has it too, but takes longer to import than all of this floor.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: Any) -> Any:
        """Return `method`; type checkers see to the rest."""
        return method


__all__ = ["override"]

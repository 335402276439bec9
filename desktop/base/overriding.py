"""The `override` decorator, for Python before 3.12.

`typing_extensions` has it too, but takes longer to import than the whole base package.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method: Any) -> Any:
        """Return `method` unchanged; type checkers do the checking."""
        return method


__all__ = ["override"]

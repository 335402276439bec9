"""Running a function in a child process that may crash, hang or take memory without harm.

The child reads its task from its standard input and writes its result to its standard output, both
pipes; the streams of this process are left alone. What the child prints or logs is dropped.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn, TypeVar, TypeVarTuple

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.overriding import override

if TYPE_CHECKING:
    from subprocess import Popen

T = TypeVar("T")
Ts = TypeVarTuple("Ts")

ARGUMENT = "--run-in-child"
"""The hidden argument by which the frozen program becomes a child."""
PROGRAM = "import sys; sys.path[:] = {path!r}; from desktop.base.child_process import main; main()"
MOST_BYTES = 2**29
"""Size limit of a pickled result."""
CHUNK = 2**20
TASK = struct.Struct("<QdQ")
"""Before a task: its length in bytes, seconds allowed, and bytes of memory allowed or 0."""
RESULT = struct.Struct("<Q")
"""Before a result: its length in bytes."""
GRACE = 2.0
"""Seconds for a child whose pipe is closed to be gone, and for a killed child's pipe to close."""


class Crashed(Exception):  # noqa: N818 - the end of a child, as Cancelled is one of a task
    """The child died, or its result can't be read; `reason` says how ("SIGSEGV")."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class TimedOut(Crashed):
    """The child took too long and was killed."""


class OutOfMemory(Crashed):
    """The child needed more memory than it may have."""


def run_in_child(
    function: Callable[[*Ts], T],
    *arguments: *Ts,
    timeout: float,
    memory_limit: int | None = None,
    token: Token,
) -> T:
    """Call `function` in a new process, wait for it, and return its result.

    The function must be at the top level of a module; arguments, result and exceptions are pickled.
    `timeout` is in seconds and includes the start of the child. `memory_limit` is in bytes of
    address space (RLIMIT_AS), which includes libraries and the stacks of threads; it is ignored
    where the system has no such limit. The child can't report progress, and ends with its parent.

    Raises what the function raises; Cancelled, as soon as the token is cancelled; TimedOut;
    OutOfMemory, if Python noticed that; and Crashed for any other end.
    """
    task = pickle.dumps((function, arguments))
    token.check()
    process = _start()
    exchange = _Exchange(process, TASK.pack(len(task), timeout, memory_limit or 0) + task)
    try:
        with token.on_cancel(process.kill):
            exchange.start()
            exchange.join(timeout)
            is_late, is_answered = exchange.is_alive(), exchange.is_answered
            exit_code = None if is_late or is_answered else _exit_code(process)
    finally:
        process.kill()
        process.wait()
        exchange.close()
    token.check()
    if is_late:
        raise TimedOut(f"no result in {timeout:g} s")
    if not is_answered:
        raise Crashed(_describe(exit_code))
    return _open(exchange.result)  # type: ignore[no-any-return]


def main() -> NoReturn:  # pragma: no cover - runs in the child
    """Be a child: do the task on standard input, write its result to standard output, and end."""
    try:
        tasks, results = _claim_pipes()
        length, seconds, memory = TASK.unpack(tasks.read(TASK.size))
        _set_limits(seconds, memory)
        task = tasks.read(length)
        threading.Thread(target=_end_with_parent, args=(tasks,), daemon=True).start()
        result = do_task(task)
        results.write(RESULT.pack(len(result)) + result)
        results.flush()
    finally:
        # At once, since the clean-up of a library may crash or hang.
        os._exit(0)


def do_task(task: bytes) -> bytes:
    """Call a pickled function with its arguments; return its pickled outcome, whatever that is."""
    try:
        function, arguments = pickle.loads(task)
        return pickle.dumps((function(*arguments), None))
    except MemoryError:
        return pickle.dumps((None, OutOfMemory("out of memory")))
    except BaseException as error:  # noqa: BLE001 - raised again in the parent
        if not isinstance(error, AppError):
            error.add_note(f"In a child process:\n{''.join(traceback.format_exception(error))}")
        with suppress(Exception):
            outcome = pickle.dumps((None, error))
            pickle.loads(outcome)  # an exception with arguments of its own may not be restorable
            return outcome
        return pickle.dumps((None, Crashed(type(error).__name__)))


class _Exchange(threading.Thread):
    """Sends a task to a child and reads its result; ends early if the child does."""

    def __init__(self, process: Popen[bytes], task: bytes) -> None:
        super().__init__(name="child process", daemon=True)
        assert process.stdin is not None
        assert process.stdout is not None
        self._tasks, self._results = process.stdin, process.stdout
        self._task = task
        self.result = bytearray()
        self.is_answered = False

    @override
    def run(self) -> None:
        with suppress(OSError):  # of a child that died
            self._tasks.write(self._task)
            self._tasks.flush()
        header = self._results.read(RESULT.size)
        if len(header) < RESULT.size:
            return
        (length,) = RESULT.unpack(header)
        if length > MOST_BYTES:
            return
        while len(self.result) < length:
            chunk = self._results.read(min(CHUNK, length - len(self.result)))
            if not chunk:
                return
            self.result += chunk
        self.is_answered = True

    def close(self) -> None:
        """Close the pipes once the child is gone.

        If a process that the child started still holds one, they are left to the thread.
        """
        self.join(GRACE)
        if not self.is_alive():
            with suppress(OSError):
                self._tasks.close()
            self._results.close()


def _start() -> Popen[bytes]:
    import subprocess  # would slow down startup

    if getattr(sys, "frozen", False):
        command = [sys.executable, ARGUMENT]
    else:
        path = [place or os.getcwd() for place in sys.path]  # noqa: PTH109 - a string
        command = [sys.executable, "-P", "-c", PROGRAM.format(path=path)]
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # Ctrl+C in a terminal is for the parent alone, which decides what becomes of the child.
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise Crashed(error.strerror or type(error).__name__) from error


def _exit_code(process: Popen[bytes]) -> int | None:
    from subprocess import TimeoutExpired

    try:
        return process.wait(GRACE)
    except TimeoutExpired:
        return None


def _describe(exit_code: int | None) -> str:
    if exit_code is None or exit_code == 0:
        return "no result"
    if exit_code < 0:
        with suppress(ValueError):
            return signal.Signals(-exit_code).name
    return f"exit code {exit_code:#x}" if exit_code > 255 else f"exit code {exit_code}"


def _open(outcome: bytearray) -> Any:
    try:
        result, error = pickle.loads(outcome)
    except Exception as broken:  # of a child whose memory was damaged
        raise Crashed("no result that can be read") from broken
    if error is not None:
        raise error
    return result


def _claim_pipes() -> tuple[BinaryIO, BinaryIO]:  # pragma: no cover - runs in the child
    """Return the pipes of the task and of the result, and put nothing in their places."""
    tasks, results = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    return tasks, results


def _set_limits(seconds: float, memory: int) -> None:  # pragma: no cover - in the child
    """Limit the child's own time and memory, where the system can."""
    if hasattr(signal, "setitimer"):
        # For a child that is left alone and never lets another thread run.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds + GRACE)
    with suppress(ImportError):
        import resource

        _limit(resource.RLIMIT_CORE, 0)
        if memory:
            _limit(resource.RLIMIT_AS, memory)


def _limit(kind: int, amount: int) -> None:  # pragma: no cover - in the child
    import resource

    _, most = resource.getrlimit(kind)
    with suppress(OSError, ValueError):  # macOS refuses some
        resource.setrlimit(kind, (amount if most < 0 else min(amount, most), most))


def _end_with_parent(tasks: BinaryIO) -> None:  # pragma: no cover - in the child
    """End this process when the parent, which holds the other end of the pipe, has gone."""
    tasks.read()
    os._exit(1)

"""Running functions in a child process that may crash, hang or take memory without harm.

The child reads tasks from its standard input and writes their results to its standard output, both
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
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
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
LOCK_POLL_SECONDS = 0.05
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

    See `ChildProcess.run` for the arguments and for what is raised.
    """
    with ChildProcess(memory_limit) as child:
        return child.run(function, *arguments, timeout=timeout, token=token)


class ChildProcess:
    """A process that runs one function after another; started when it is first needed.

    `memory_limit` is in bytes of address space (RLIMIT_AS), which includes libraries and the stacks
    of threads; it is ignored where the system has no such limit. A child that was idle for
    `idle_seconds`, if any, is ended. It ends with its parent in any case, and is started again by
    the next call once it is gone. Any thread may call it; one call runs at a time.
    """

    def __init__(self, memory_limit: int | None = None, idle_seconds: float | None = None) -> None:
        self._memory_limit, self._idle_seconds = memory_limit, idle_seconds
        self._lock = threading.Lock()
        self._process: Popen[bytes] | None = None
        self._idle: threading.Timer | None = None

    def __enter__(self) -> ChildProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, function: Callable[[*Ts], T], *arguments: *Ts, timeout: float, token: Token) -> T:
        """Call `function` in the child, wait for it, and return its result.

        The function must be at the top level of a module; arguments, result and exceptions are
        pickled. `timeout` is in seconds and includes the start of the child, but not the wait for
        another thread's call. The child can't report progress.

        Raises what the function raises; Cancelled, as soon as the token is cancelled; TimedOut;
        OutOfMemory, if Python noticed that; and Crashed for any other end. After these the child is
        gone.
        """
        task = pickle.dumps((function, arguments))
        with self._claimed(token):
            token.check()
            if self._process is None or self._process.poll() is not None:
                self._end()
                self._process = _start()
            process = self._process
            header = TASK.pack(len(task), timeout, self._memory_limit or 0)
            exchange = _Exchange(process, header + task)
            exit_code = None
            try:
                with token.on_cancel(process.kill):
                    exchange.start()
                    exchange.join(timeout)
                    is_late, is_answered = exchange.is_alive(), exchange.is_answered
                    if not is_late and not is_answered:
                        exit_code = _exit_code(process)
            finally:
                if not exchange.is_answered:
                    self._end(exchange)
            token.check()
            if is_late:
                raise TimedOut(f"no result in {timeout:g} s")
            if not is_answered:
                raise Crashed(_describe(exit_code))
            return self._open(exchange.result)  # type: ignore[no-any-return]

    def close(self) -> None:
        """End the child, once it has finished what it runs."""
        with self._lock:
            if self._idle is not None:
                self._idle.cancel()
            self._end()

    @contextmanager
    def _claimed(self, token: Token) -> Iterator[None]:
        while not self._lock.acquire(timeout=LOCK_POLL_SECONDS):
            token.check()
        try:
            if self._idle is not None:
                self._idle.cancel()
            yield
        finally:
            if self._process is not None and self._idle_seconds is not None:
                self._idle = threading.Timer(self._idle_seconds, self.close)
                self._idle.daemon = True
                self._idle.start()
            self._lock.release()

    def _open(self, result: bytearray) -> Any:
        try:
            return _open(result)
        except (Crashed, OutOfMemory):
            self._end()
            raise

    def _end(self, exchange: _Exchange | None = None) -> None:
        """Kill the child; the pipes are left to an `exchange` that still reads them.

        That happens if a process that the child started holds one, too.
        """
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        if exchange is not None and exchange.ident is not None:
            exchange.join(GRACE)
        if exchange is None or not exchange.is_alive():
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    pipe.close()  # type: ignore[union-attr]


def main() -> NoReturn:  # pragma: no cover - runs in the child
    """Be a child: do the tasks on standard input, write results to standard output, and end."""
    try:
        incoming, results = _claim_pipes()
        tasks: SimpleQueue[tuple[float, int, bytes]] = SimpleQueue()
        threading.Thread(target=_read_tasks, args=(incoming, tasks), daemon=True).start()
        while True:
            seconds, memory, task = tasks.get()
            _set_limits(seconds, memory)
            _end_with_parent(incoming, is_on=True)
            result = do_task(task)
            _end_with_parent(incoming, is_on=False)
            _set_alarm(0)
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
    _set_alarm(seconds + GRACE)
    with suppress(ImportError):
        import resource

        _limit(resource.RLIMIT_CORE, 0)
        if memory:
            _limit(resource.RLIMIT_AS, memory)


def _set_alarm(seconds: float) -> None:  # pragma: no cover - in the child
    """End this process after so many seconds, even if it never lets another thread run.

    0 stops the clock.
    """
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _end_with_parent(tasks: BinaryIO, *, is_on: bool) -> None:  # pragma: no cover - in the child
    """Let the system end this process as soon as the parent has gone, or no longer.

    A task may never let `_read_tasks` run. Nothing comes through the pipe of `tasks` meanwhile, so
    the only news of it is that the parent's end was closed (fcntl(2), "Signals").
    """
    with suppress(ImportError, AttributeError, OSError):  # Windows has none of these
        import fcntl
        import select

        fcntl.fcntl(tasks, fcntl.F_SETOWN, os.getpid())
        signal.signal(signal.SIGIO, signal.SIG_DFL if is_on else signal.SIG_IGN)
        flags = fcntl.fcntl(tasks, fcntl.F_GETFL)
        flags = flags | os.O_ASYNC if is_on else flags & ~os.O_ASYNC
        fcntl.fcntl(tasks, fcntl.F_SETFL, flags)
        if is_on:
            pipe = select.poll()
            pipe.register(tasks, 0)
            if pipe.poll(0):  # closed before the signal was asked for
                os._exit(0)


def _limit(kind: int, amount: int) -> None:  # pragma: no cover - in the child
    import resource

    _, most = resource.getrlimit(kind)
    with suppress(OSError, ValueError):  # macOS refuses some
        resource.setrlimit(kind, (amount if most < 0 else min(amount, most), most))


def _read_tasks(
    incoming: BinaryIO, tasks: SimpleQueue[tuple[float, int, bytes]]
) -> None:  # pragma: no cover - runs in the child
    """Read task after task; end this process when the parent has gone or wants no more.

    The parent holds the other end of the pipe.
    """
    with suppress(OSError, struct.error):
        while True:
            length, seconds, memory = TASK.unpack(incoming.read(TASK.size))
            tasks.put((seconds, memory, incoming.read(length)))
    os._exit(0)

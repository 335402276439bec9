"""Child processes: whatever becomes of them, the parent gets a result or an exception."""

import logging
import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pytest

from desktop.base import child_process
from desktop.base.cancellation import Token
from desktop.base.child_process import (
    ARGUMENT,
    RESULT,
    TASK,
    ChildProcess,
    Crashed,
    OutOfMemory,
    TimedOut,
    do_task,
    run_in_child,
)
from desktop.base.errors import AppError, Cancelled, LibraryError

T = TypeVar("T")

LONG = 60.0
AT_ONCE = 15.0
"""Far less than the child's own limit, however busy the machine is."""
on_posix = pytest.mark.skipif(os.name != "posix", reason="signals and limits are POSIX's")


class Peculiar(Exception):  # noqa: N818 - its name is nothing to the test
    """Can be pickled, but not restored from it."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(one + other)


def add(one: int, other: int) -> int:
    return one + other


def fill(size: int) -> bytes:
    return b"x" * size


def measure(data: bytes) -> int:
    return len(data)


def own_process() -> int:
    return os.getpid()


def die(number: int) -> None:
    os.kill(os.getpid(), number)


def leave(code: int) -> None:
    os._exit(code)


def quit_politely() -> None:
    raise SystemExit(3)


def hang(started: str) -> None:
    Path(started).write_text(str(os.getpid()))
    threading.Event().wait()


def hold_the_interpreter(started: str) -> None:
    """Never let another thread of this process run."""
    Path(started).write_text(str(os.getpid()))
    re.match("(a+)+b", "a" * 60)


def take_memory(size: int) -> int:
    return len(bytes(size))


def refuse(name: str) -> None:
    raise AppError("“{name}” is empty.", "Choose another file.", name=name)


def lose_library() -> None:
    raise LibraryError("It is gone.")


def fail() -> None:
    raise ValueError("an odd value")


def fail_peculiarly() -> None:
    raise Peculiar("a", "b")


def return_a_lambda() -> Callable[[], None]:
    return lambda: None


def talk() -> str:
    logging.getLogger().warning("logged")
    print("printed")
    os.write(1, b"written")
    os.write(2, b"written")
    return sys.stdin.read()


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def run(function: Callable[..., object], *arguments: object, timeout: float = LONG) -> object:
    return run_in_child(function, *arguments, timeout=timeout, token=Token())


def test_a_result_comes_back_from_another_process() -> None:
    assert run(add, 2, 3) == 5
    other = run(own_process)
    assert isinstance(other, int)
    assert other != os.getpid()


@pytest.mark.slow
def test_twenty_megabytes_go_both_ways() -> None:
    assert run(fill, 20_000_000) == b"x" * 20_000_000
    assert run(measure, bytes(20_000_000)) == 20_000_000


@on_posix
@pytest.mark.parametrize("name", ["SIGSEGV", "SIGFPE", "SIGABRT", "SIGKILL"])
def test_a_signal_is_a_crash_of_the_child_alone(name: str) -> None:
    with pytest.raises(Crashed) as crash:
        run(die, getattr(signal, name))
    assert crash.value.reason == name


@pytest.mark.parametrize(("code", "reason"), [(0, "no result"), (7, "exit code 7")])
def test_an_end_without_a_result_is_a_crash(code: int, reason: str) -> None:
    with pytest.raises(Crashed) as crash:
        run(leave, code)
    assert crash.value.reason == reason


@pytest.mark.slow
@on_posix
def test_a_child_that_hangs_is_killed(tmp_path: Path) -> None:
    with pytest.raises(TimedOut):
        run(hang, str(tmp_path / "started"), timeout=1.0)
    assert not is_running(int((tmp_path / "started").read_text()))


@on_posix
def test_a_cancel_kills_the_child(tmp_path: Path) -> None:
    token, started = Token(), tmp_path / "started"

    def cancel_once_started() -> None:
        while not (started.is_file() and started.read_text()):
            pass
        token.cancel()

    canceller = threading.Thread(target=cancel_once_started)
    canceller.start()
    with pytest.raises(Cancelled):
        run_in_child(hang, str(started), timeout=LONG, token=token)
    canceller.join()
    assert not is_running(int(started.read_text()))


def test_no_child_is_started_after_a_cancel(monkeypatch: pytest.MonkeyPatch) -> None:
    token = Token()
    token.cancel()
    monkeypatch.setattr("subprocess.Popen", None)
    with pytest.raises(Cancelled):
        run_in_child(add, 1, 2, timeout=LONG, token=token)


def run_again(child: ChildProcess, function: Callable[..., T], *arguments: object) -> T:
    return child.run(function, *arguments, timeout=LONG, token=Token())


def test_a_child_is_used_again_and_ends_when_it_is_closed() -> None:
    with ChildProcess() as child:
        first = run_again(child, own_process)
        with pytest.raises(ValueError, match="an odd value"):
            run_again(child, fail)
        assert run_again(child, own_process) == first
    assert not is_running(first)
    assert run_again(child, own_process) != first
    child.close()


@on_posix
@pytest.mark.parametrize("end", [die, leave])
def test_another_child_is_started_after_a_crash(end: Callable[[int], None]) -> None:
    with ChildProcess() as child:
        first = run_again(child, own_process)
        with pytest.raises(Crashed):
            run_again(child, end, 9)
        assert run_again(child, own_process) != first
        assert not is_running(first)


@on_posix
def test_another_child_is_started_if_one_died_while_idle() -> None:
    with ChildProcess() as child:
        first = run_again(child, own_process)
        assert child._process is not None
        child._process.kill()
        child._process.wait()
        assert run_again(child, own_process) != first


def test_an_idle_child_is_ended() -> None:
    with ChildProcess(idle_seconds=0.1) as child:
        first = run_again(child, own_process)
        while is_running(first):
            pass
        assert run_again(child, own_process) != first


def test_one_who_waits_for_another_thread_can_be_cancelled(tmp_path: Path) -> None:
    first, second, started = Token(), Token(), tmp_path / "started"

    def occupy() -> None:
        with suppress(Cancelled):
            child.run(hang, str(started), timeout=LONG, token=first)

    with ChildProcess() as child:
        other = threading.Thread(target=occupy)
        other.start()
        while not started.is_file():
            pass
        threading.Timer(0.1, second.cancel).start()
        with pytest.raises(Cancelled):
            child.run(add, 1, 2, timeout=LONG, token=second)
        first.cancel()
        other.join()
        assert run_again(child, add, 1, 2) == 3


@on_posix
def test_memory_is_limited() -> None:
    assert run_in_child(take_memory, 10**8, timeout=LONG, memory_limit=10**9, token=Token())
    with pytest.raises(OutOfMemory):
        run_in_child(take_memory, 10**9, timeout=LONG, memory_limit=10**9, token=Token())


def test_an_error_for_the_user_comes_back_as_it_was() -> None:
    with pytest.raises(AppError, match=r"^“a{b}” is empty\. Choose another file\.$") as raised:
        run(refuse, "a{b}")
    assert raised.value.values == {"name": "a{b}"}
    with pytest.raises(LibraryError, match=r"It is gone\."):
        run(lose_library)


def test_other_exceptions_come_back_and_say_where_they_were_raised() -> None:
    with pytest.raises(ValueError, match="an odd value") as raised:
        run(fail)
    assert "in fail" in raised.value.__notes__[0]
    with pytest.raises(SystemExit):
        run(quit_politely)


def test_what_cannot_be_sent_back_is_told() -> None:
    with pytest.raises(Crashed, match="Peculiar"):
        run(fail_peculiarly)
    with pytest.raises(Exception, match="lambda"):
        run(return_a_lambda)


def test_a_child_that_cannot_be_started_is_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(Crashed):
        run(add, 1, 2)


def test_what_the_child_prints_is_dropped(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(talk) == ""
    assert capfd.readouterr() == ("", "")


def test_the_child_imports_little() -> None:
    # Asked from a process of its own, since a task of this module would bring pytest along.
    code = (
        "import sys\n"
        "from desktop.base.cancellation import Token\n"
        "from desktop.base.child_process import run_in_child\n"
        "print(*run_in_child(eval, '[*__import__(\"sys\").modules]', timeout=60, token=Token()))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    names = {name.partition(".")[0] for name in told.stdout.split()}
    assert "desktop" in names
    assert not names & {"PySide6", "sqlalchemy", "ctranslate2", "numpy", "httpx", "pytest"}


def test_the_frozen_program_becomes_a_child_by_its_argument() -> None:
    import pickle

    task = pickle.dumps((pow, (2, 5)))
    sent = TASK.pack(len(task), LONG, 0) + task
    command = [sys.executable, "-m", "desktop", ARGUMENT]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdin
        assert child.stdout
        child.stdin.write(sent)
        child.stdin.flush()
        (length,) = RESULT.unpack(child.stdout.read(RESULT.size))
        assert child.stdout.read(length) == do_task(task) == pickle.dumps((32, None))
        child.stdin.close()
        assert child.wait() == 0


@pytest.mark.slow
@on_posix
@pytest.mark.parametrize("task", ["hang", "hold_the_interpreter"])
def test_a_child_ends_at_once_with_its_parent(tmp_path: Path, task: str) -> None:
    started = tmp_path / "started"
    code = (
        "from desktop.base.cancellation import Token\n"
        "from desktop.base.child_process import run_in_child\n"
        f"from tests.unit.base.test_child_process import {task}\n"
        f"run_in_child({task}, {str(started)!r}, timeout=60, token=Token())"
    )
    parent = subprocess.Popen([sys.executable, "-c", code])
    while not (started.is_file() and started.read_text()):
        assert parent.poll() is None
    child = int(started.read_text())
    parent.kill()
    parent.wait()
    end = time.monotonic() + AT_ONCE
    while is_running(child) and state(child) != "Z":
        assert time.monotonic() < end


def state(process: int) -> str:
    """Return the letter of a process's state, Z for one that has ended; on Linux only."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"


def _refuse() -> None:
    raise AppError("It is refused.")


def _lack_memory() -> None:
    raise MemoryError


def _return_what_cannot_be_sent() -> object:
    return lambda: None


@pytest.mark.parametrize(
    ("function", "kind"),
    [
        (_refuse, AppError),
        (_lack_memory, child_process.OutOfMemory),
        (_return_what_cannot_be_sent, Exception),
    ],
)
def test_an_outcome_of_a_task_can_be_sent(
    function: Callable[[], object], kind: type[Exception]
) -> None:
    result, error = pickle.loads(child_process.do_task(pickle.dumps((function, ()))))
    assert result is None
    assert isinstance(error, kind)


class _UnsendableError(Exception):
    def __init__(self, one: str, other: str) -> None:
        super().__init__(one + other)


def _raise_what_cannot_be_sent() -> None:
    raise _UnsendableError("one", "other")


def test_an_exception_that_cannot_be_sent_is_named() -> None:
    task = pickle.dumps((_raise_what_cannot_be_sent, ()))
    _, error = pickle.loads(child_process.do_task(task))
    assert isinstance(error, child_process.Crashed)
    assert "_UnsendableError" in str(error)


def test_a_result_that_cannot_be_read_is_a_crash() -> None:
    with pytest.raises(child_process.Crashed, match="can be read"):
        child_process._open(bytearray(b"broken"))


def test_the_frozen_program_is_its_own_child_and_one_that_is_gone_is_a_crash(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "visavis"))
    with pytest.raises(child_process.Crashed, match="No such file"):
        child_process._start()


@pytest.mark.parametrize(
    "answer",
    [
        child_process.RESULT.pack(10) + b"cut",
        child_process.RESULT.pack(child_process.MOST_BYTES + 1),
    ],
)
def test_an_answer_that_is_cut_or_too_long_is_none(answer: bytes) -> None:
    echo = f"import os; os.write(1, {answer!r})"
    command = [sys.executable, "-c", echo]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        exchange = child_process._Exchange(process, b"")
        exchange.start()
        exchange.join()
    assert not exchange.is_answered


def test_a_child_that_does_not_end_has_no_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "GRACE", 0.01)
    process = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    assert child_process._exit_code(process) is None
    process.communicate(b"\n")

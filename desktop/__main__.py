"""The command line: open the window, or run a command without a window."""

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop import __version__
from desktop.base.errors import AppError, LibraryLostError
from desktop.base.paths import Home, home, protect

FAILURE = 2
CHILD = "--run-in-child"
"""The only argument of a child process of the frozen program (desktop/base/child_process.py)."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code; 2 for wrong input."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given == [CHILD]:
        from desktop.base import child_process

        child_process.main()
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    from desktop.cli.clean_output import clean_output

    with clean_output():
        return _run_safely(given)


def _run_safely(given: list[str]) -> int:
    """Run the program; report an error in one sentence."""
    try:
        code = _run(given)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except AppError as error:
        print(error, file=sys.stderr)
        return FAILURE
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _drop_output()
        return 1
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EIO):
            raise
        _drop_output()
        print(f"The output can't be written ({error.strerror}).", file=sys.stderr)
        return FAILURE


def _drop_output() -> None:
    """Discard buffered output, so that flushing it at exit doesn't fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def command_line() -> argparse.ArgumentParser:
    """Return the parser of the command line, with all its commands."""
    from desktop import cli
    from desktop.cli import arguments

    parser = argparse.ArgumentParser(
        prog="visavis", description="Read French and English news side by side, offline."
    )
    # Python 3.14 would colour the help, but what is printed has no control characters.
    parser.color = False  # type: ignore[attr-defined]
    parser.add_argument("--version", action="version", version=f"Vis-à-vis {__version__}")
    parser.add_argument(
        "--home", type=arguments.path, metavar="DIR", help="keep everything in this folder"
    )
    parser.add_argument("--smoke", action="store_true", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(title="without a window", metavar="COMMAND")
    cli.add_commands(commands)
    window = commands.add_parser(
        "open", help="open the window and import files, or go to an article's address"
    )
    window.add_argument(
        "files", nargs="*", type=arguments.path_or_address, metavar="FILE_OR_ADDRESS"
    )
    return parser


def _run(given: list[str]) -> int:
    options = command_line().parse_args(_with_open(given))
    chosen = home(options.home)
    protect(chosen)
    if hasattr(options, "run"):
        return _run_command(chosen, options)
    from desktop import app

    if not app.has_display():
        raise AppError(
            "There is no display for a window.",
            "Try “visavis side-by-side FILE”, or see “visavis --help”.",
        )
    if options.smoke:
        return app.run_smoke_test(chosen)
    named = getattr(options, "files", [])
    files = [one for one in named if isinstance(one, Path)]
    addresses = [one for one in named if not isinstance(one, Path)]
    return app.run(chosen, files, addresses[-1] if addresses else None)


def _with_open(given: list[str]) -> list[str]:
    """Return the arguments with `open` before an address: a desktop passes the address alone."""
    from desktop.reading.exchange.article_address import SCHEME

    at = 0
    if given and given[0].startswith("--home"):
        at = 1 if "=" in given[0] else 2
    before, rest = given[:at], given[at:]
    return [*before, "open", *rest] if rest and rest[0].lower().startswith(SCHEME) else given


def _run_command(chosen: Home, options: argparse.Namespace) -> int:
    """Run a command without a window; where the library is lost, say how a backup is restored."""
    try:
        code: int = options.run(chosen, options)
    except LibraryLostError as error:
        if error.values.get("path") == chosen.library:
            error.remedy = "See “visavis backups”, then use “visavis restore FILE”."
        raise
    return code


if __name__ == "__main__":
    sys.exit(main())

"""The types of arguments: paths, article numbers and texts as the program can use them."""

import argparse
import os
import re
from pathlib import Path

from desktop.base.errors import AppError
from desktop.reading.exchange.article_address import SCHEME, ArticleAddress, parse_address

MOST = 2**63 - 1
"""The greatest number in SQLite; no article has it."""

_SURROGATES = re.compile("[\ud800-\udfff]")


def path(text: str) -> Path:
    """Return a path. Raises ArgumentTypeError for what names nothing on any disk."""
    if not text:
        # An empty path is the current folder to Python, but hardly to who has written it.
        raise argparse.ArgumentTypeError("the name is empty: give the name of a file or folder")
    try:
        os.lstat(text)
    except (FileNotFoundError, NotADirectoryError):
        pass
    except ValueError as error:
        raise argparse.ArgumentTypeError("no file can have this name: give another one") from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise argparse.ArgumentTypeError(f"the file can't be read ({reason})") from error
    return Path(text)


def path_or_address(text: str) -> Path | ArticleAddress:
    """Return a path, or the address of an article. Raises ArgumentTypeError for anything else."""
    if not text.lower().startswith(SCHEME):
        return path(text)
    try:
        return parse_address(text)
    except AppError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def number(text: str) -> int:
    """Return a whole number, or the nearest one that the library can hold."""
    return min(max(int(text), -MOST), MOST)


def positive_number(text: str) -> int:
    """Return a number from 1. Raises ValueError for others."""
    found = number(text)
    if found < 1:
        raise ValueError
    return found


def words(text: str) -> str:
    """Return a text without lone surrogates, by which Python keeps bytes that aren't UTF-8."""
    return _SURROGATES.sub("\ufffd", text)

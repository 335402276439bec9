"""Unpacking model archives safely: no path traversal, links or oversized contents.

The rules are the same as in packaging/model_store.py, which unpacks the bundled models.
"""

import json
import re
import shutil
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, ErrorText
from desktop.reading.article import Direction, Language
from desktop.reading.languages.routes import is_supported
from desktop.translation.installed_models import REQUIRED, VOCABULARIES, Model, read_model

MOST_FILES = 100
MOST_BYTES = 500 * 2**20
LONGEST_METADATA = 2**20
CHUNK = 2**18
MEGABYTE = 10**6
KEPT_FREE = 50 * MEGABYTE
"""Disk space that an installation leaves free, for the library to grow."""
VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,31}")

METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How the files of a package may be packed; the header of LZMA alone could ask for gigabytes."""
CLASHES = (FileExistsError, NotADirectoryError)
"""Errors caused by an archive whose paths conflict."""

NO_ARCHIVE = ErrorText("“{name}” is no Argos package.", "Choose an .argosmodel file.")
BROKEN = ErrorText("“{name}” is damaged.", "Get it again from where it came.")
LEADS_OUT = ErrorText("“{name}” has a path that leads out of it.", "Get another package.")
HAS_LINK = ErrorText("“{name}” has a link or a device in it.", "Get another package.")
ODDLY_PACKED = ErrorText(
    "“{name}” is packed in a way that no Argos package is.", "Get another package."
)
TOO_LARGE = ErrorText("“{name}” holds more than a model does.", "Get another package.")
NO_FOLDER = ErrorText("“{name}” isn't one folder of distinct files.", "Get another package.")
NOT_WHOLE = ErrorText("“{name}” lacks a part of its model.", "Get it again from where it came.")
NO_VERSION = ErrorText("“{name}” doesn't say which version it is.", "Get another package.")
NOT_READ = ErrorText(
    "“{name}” doesn't translate into French or English.", "Get a package that does."
)


class NoRoomError(AppError):
    """The disk is too full for a package that may be all right."""


class Stage(StrEnum):
    """A stage of an installation."""

    DOWNLOADING = "downloading"
    UNPACKING = "unpacking"
    TRYING = "trying"


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a stage, in bytes; `total` is None if unknown."""

    stage: Stage
    done: int = 0
    total: int | None = None


def unpack(archive: Path, into: Path, token: Token) -> Model:
    """Unpack the package `archive` into a new folder in `into`, named after the package.

    Only plain files below that folder are written. Raises AppError if the file isn't an archive, is
    broken or unsafe, or has no model into French or English, and if the disk is too full.
    """
    try:
        with _open(archive) as file, zipfile.ZipFile(file) as opened:
            members = _safe_members(opened.infolist(), archive)
            target = into / _folder_name(opened, members["metadata.json"], archive)
            total = sum(member.file_size for member in members.values())
            check_disk_space(into, total, archive.name)
            done = 0
            for path, member in members.items():
                for size in _write(opened, member, target / path):
                    token.check()
                    done += size
                    token.report(Progress(Stage.UNPACKING, done, total))
    except zipfile.BadZipFile as error:
        raise _refusal(BROKEN if zipfile.is_zipfile(archive) else NO_ARCHIVE, archive) from error
    except (zlib.error, struct.error, EOFError, ValueError, RuntimeError, *CLASHES) as error:
        raise _refusal(BROKEN, archive) from error
    model = read_model(target)
    if model is None:
        raise _refusal(BROKEN, archive)
    return model


def _open(archive: Path) -> BinaryIO:
    try:
        if archive.exists() and not archive.is_file():  # a pipe would be waited for
            raise _refusal(NO_ARCHIVE, archive)
        return archive.open("rb")
    except FileNotFoundError as error:
        raise AppError(
            "“{name}” doesn't exist.", "Look for it where you saved it.", name=archive.name
        ) from error
    except OSError as error:
        raise AppError(
            "“{name}” can't be read ({reason}).",
            "Make sure that it may be read, or get it again from where it came.",
            name=archive.name,
            reason=error.strerror or type(error).__name__,
        ) from error


def check_disk_space(folder: Path, needed: int, name: str) -> None:
    """Raise NoRoomError if `needed` bytes would fill the disk that contains `folder`."""
    free = shutil.disk_usage(folder).free
    if free < needed + KEPT_FREE:
        raise NoRoomError(
            "There is no room for “{name}”: it needs {needed} MB, and {free} MB are free.",
            "Make room on the disk that holds “{folder}”.",
            name=name,
            needed=(needed + KEPT_FREE) // MEGABYTE,
            free=free // MEGABYTE,
            folder=folder,
        )


def _write(opened: zipfile.ZipFile, member: zipfile.ZipInfo, file: Path) -> Iterator[int]:
    """Write a member to `file` in chunks; yield each chunk's size in bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with opened.open(member) as packed, file.open("xb") as unpacked:
        while chunk := packed.read(CHUNK):
            unpacked.write(chunk)
            yield len(chunk)


def _safe_members(members: Iterable[zipfile.ZipInfo], archive: Path) -> dict[str, zipfile.ZipInfo]:
    """Return an archive's files by their paths below its single top folder."""
    files: dict[str, zipfile.ZipInfo] = {}
    tops: set[str] = set()
    for member in members:
        parts = _inner_parts(member, archive)
        tops.add(parts[0])
        if not member.is_dir():
            path = "/".join(parts[1:])
            if path in files:
                raise _refusal(NO_FOLDER, archive)
            files[path] = member
    total = sum(member.file_size for member in files.values())
    if len(files) > MOST_FILES or total > MOST_BYTES:
        raise _refusal(TOO_LARGE, archive)
    folded = {path.casefold() for path in files}
    if len(tops) != 1 or "" in files or len(folded) != len(files):
        raise _refusal(NO_FOLDER, archive)
    is_whole = all(path in files for path in REQUIRED) and any(one in files for one in VOCABULARIES)
    if not is_whole:
        raise _refusal(NOT_WHOLE, archive)
    return files


def _inner_parts(member: zipfile.ZipInfo, archive: Path) -> tuple[str, ...]:
    name = member.orig_filename
    path = PurePosixPath(name)
    kind = stat.S_IFMT(member.external_attr >> 16)
    leads_out = path.is_absolute() or ".." in path.parts or not path.parts
    if leads_out or any(sign in name for sign in ("\\", ":", "\0")):
        raise _refusal(LEADS_OUT, archive)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise _refusal(HAS_LINK, archive)
    if member.header_offset < 0:  # the system would call it an error of the disk
        raise _refusal(BROKEN, archive)
    if member.compress_type not in METHODS:
        raise _refusal(ODDLY_PACKED, archive)
    return path.parts


def _folder_name(opened: zipfile.ZipFile, member: zipfile.ZipInfo, archive: Path) -> str:
    """Return the name for a package's folder, from its metadata, such as "fr_en-1.9"."""
    if member.file_size > LONGEST_METADATA:
        raise _refusal(TOO_LARGE, archive)
    try:
        metadata = json.loads(opened.read(member))
    except (ValueError, RecursionError) as error:
        raise _refusal(BROKEN, archive) from error
    known = metadata if isinstance(metadata, dict) else {}
    codes = [str(known.get(key, "")) for key in ("from_code", "to_code")]
    is_known = set(Language).issuperset(codes)
    if not (is_known and is_supported(Direction(*map(Language, codes)))):
        raise _refusal(NOT_READ, archive)
    version = str(known.get("package_version", ""))
    if not VERSION.fullmatch(version):
        raise _refusal(NO_VERSION, archive)
    return f"{'_'.join(codes)}-{version}"


def _refusal(told: ErrorText, archive: Path) -> AppError:
    return AppError(told.happened, told.remedy, name=archive.name)

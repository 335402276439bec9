"""Reading untrusted ZIP archives in memory, with limits against zip bombs."""

import io
import zipfile
import zlib
from urllib.parse import unquote

from desktop.base.errors import AppError
from desktop.reading import limits

LARGEST = 200 * 1_000_000
"""Limit of an archive's unpacked size, in bytes."""

MOST_MEMBERS = 10_000
HIGHEST_RATIO = 200
"""XML rarely compresses better than 50 to 1; a zip bomb reaches 1,000 to 1."""

SMALL = 1_000_000
"""Up to this many bytes, a member may have any compression ratio."""

CHUNK = 64 * 1024
SIGNATURE = b"PK\x01\x02"
"""The signature of each member's entry in the archive's directory."""

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    IndexError,
    NotImplementedError,
    OSError,
    OverflowError,
    ValueError,
)


class Archive:
    """An archive's members by path, with `/` between folders, ignoring case."""

    def __init__(self, file: zipfile.ZipFile, name: str) -> None:
        self._file = file
        self._name = name
        self._left = limits.LARGEST_TEXT_IN_ARCHIVE
        self._tags_left = limits.MOST_TAGS_IN_ARCHIVE
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in file.infolist():
            self._members.setdefault(_key(member.filename), member)

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the members' paths as written, in the archive's order."""
        return tuple(
            member.filename
            for member in self._members.values()
            if not member.filename.endswith("/")
        )

    def __contains__(self, path: str) -> bool:
        return _key(path) in self._members

    def read(self, path: str) -> bytes:
        """Return a member's bytes, unpacked.

        Raises KeyError if there is no such member, AppError if it is encrypted, damaged, or unpacks
        to more than the limits allow, in bytes or in tags, of all members that were read.
        """
        member = self._members[_key(path)]
        most = min(self._left, max(SMALL, HIGHEST_RATIO * member.compress_size))
        unpacked = self._unpack(member, most)
        self._left -= len(unpacked)
        self._tags_left -= unpacked.count(b"<")
        if self._tags_left < 0 or limits.has_crowded_tag(unpacked.decode("latin-1")):
            raise limits.too_many_tags_error(self._name)
        return unpacked

    def read_picture(self, path: str, most: int) -> bytes | None:
        """Return a member's bytes, unpacked, or None if it is missing, damaged or too large.

        The path may be percent-encoded, as a page refers to it.
        """
        member = self._members.get(_key(path)) or self._members.get(_key(unquote(path)))
        try:
            return self._unpack(member, most) if member else None
        except AppError:
            return None

    def _unpack(self, member: zipfile.ZipInfo, most: int) -> bytes:
        if member.flag_bits & 1:
            raise encrypted_error(self._name)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged_error(self._name)
        unpacked = bytearray()
        try:
            with self._file.open(member) as stream:
                while chunk := stream.read(CHUNK):
                    unpacked += chunk
                    if len(unpacked) > most:
                        raise too_large_error(self._name)
        except (*BROKEN, RuntimeError) as error:
            raise damaged_error(self._name) from error
        return bytes(unpacked)


def open_archive(data: bytes, name: str) -> Archive:
    """Open the ZIP archive in `data`.

    Raises AppError if it isn't one, is damaged, has over 10,000 members, or declares an unpacked
    size over 200 MB.
    """
    # zipfile reads the whole directory, whose length may be wrong, so count its entries first.
    if data.count(SIGNATURE) > MOST_MEMBERS:
        raise too_large_error(name)
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        archive = Archive(file, name)
    except BROKEN as error:
        raise damaged_error(name) from error
    if sum(member.file_size for member in file.infolist()) > LARGEST:
        raise too_large_error(name)
    return archive


def damaged_error(name: str) -> AppError:
    """Return the error for a damaged or incomplete file."""
    return AppError("“{name}” is damaged or incomplete.", "Download or save it again.", name=name)


def encrypted_error(name: str) -> AppError:
    """Return the error for a password-protected file."""
    return AppError(
        "“{name}” is protected by a password.", "Save a copy without the password.", name=name
    )


def too_large_error(name: str) -> AppError:
    """Return the error for an archive over the size limits."""
    return AppError(
        "“{name}” unpacks to far too much.", "Choose a file that holds articles.", name=name
    )


def _key(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").casefold()

"""ZIP archives from strangers: read in memory, within limits, whatever they declare."""

import io
import zipfile
import zlib

from desktop.base.errors import AppError

LARGEST = 200 * 1_000_000
"""The most that an archive may unpack to, in bytes."""

MOST_MEMBERS = 10_000
HIGHEST_RATIO = 200
"""XML rarely packs better than 50 to 1; a bomb reaches 1,000 to 1."""

SMALL = 1_000_000
"""Up to so many bytes, a member may pack as well as it likes."""

CHUNK = 64 * 1024
SIGNATURE = b"PK\x01\x02"
"""What each member's entry in the archive's directory begins with."""

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
    """An archive's members by path, `/` between folders, upper and lower case alike."""

    def __init__(self, file: zipfile.ZipFile, name: str) -> None:
        self._file = file
        self._name = name
        self._left = LARGEST
        self._members: dict[str, zipfile.ZipInfo] = {}
        for member in file.infolist():
            self._members.setdefault(_key(member.filename), member)

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the members' paths as they are written, in the archive's order."""
        return tuple(
            member.filename
            for member in self._members.values()
            if not member.filename.endswith("/")
        )

    def __contains__(self, path: str) -> bool:
        return _key(path) in self._members

    def read(self, path: str) -> bytes:
        """Return a member's bytes, unpacked.

        Raises KeyError where there is no such member, AppError where it is encrypted, damaged,
        or unpacks to more than it may.
        """
        member = self._members[_key(path)]
        if member.flag_bits & 1:
            raise encrypted(self._name)
        if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise damaged(self._name)
        most = min(self._left, max(SMALL, HIGHEST_RATIO * member.compress_size))
        unpacked = bytearray()
        try:
            with self._file.open(member) as stream:
                while chunk := stream.read(CHUNK):
                    unpacked += chunk
                    if len(unpacked) > most:
                        raise too_large(self._name)
        except (*BROKEN, RuntimeError) as error:
            raise damaged(self._name) from error
        self._left -= len(unpacked)
        return bytes(unpacked)


def opened(data: bytes, name: str) -> Archive:
    """Open the ZIP archive in `data`.

    Raises AppError where it is none, is damaged, has over 10,000 members, or declares to unpack
    to more than 200 MB.
    """
    # The directory may lie about its length and is read whole, so its entries are counted first.
    if data.count(SIGNATURE) > MOST_MEMBERS:
        raise too_large(name)
    try:
        file = zipfile.ZipFile(io.BytesIO(data))
        archive = Archive(file, name)
    except BROKEN as error:
        raise damaged(name) from error
    if sum(member.file_size for member in file.infolist()) > LARGEST:
        raise too_large(name)
    return archive


def damaged(name: str) -> AppError:
    """Return the error for a file that isn't what it should be."""
    return AppError(
        "“{name}” is damaged or incomplete.", "Download or save it once more.", name=name
    )


def encrypted(name: str) -> AppError:
    """Return the error for a file that only its password opens."""
    return AppError(
        "“{name}” is protected by a password.", "Save a copy without the password.", name=name
    )


def too_large(name: str) -> AppError:
    """Return the error for an archive that holds more than anybody would read."""
    return AppError(
        "“{name}” unpacks to far too much.", "Choose a file that holds articles.", name=name
    )


def _key(path: str) -> str:
    return path.replace("\\", "/").lstrip("/").casefold()

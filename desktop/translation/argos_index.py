"""The Argos index: lists the packages that can be downloaded, and downloads one.

It goes on the network only when the reader asks it to.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from desktop.base.atomic_files import DISK_FULL
from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.reading.article import Direction, Language
from desktop.reading.languages.routes import is_supported
from desktop.translation.http_client import (
    PARTIAL_CONTENT,
    RANGE_NOT_SATISFIABLE,
    Limits,
    Response,
    get,
    is_private,
    is_web_address,
    unreachable,
)
from desktop.translation.installed_models import version_key
from desktop.translation.model_packages import file_digest
from desktop.translation.safe_unpack import (
    MOST_BYTES,
    VERSION,
    NoRoomError,
    Progress,
    Stage,
    check_disk_space,
)
from desktop.translation.working_folders import exclusive_lock

ADDRESS = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
ADDRESS_VARIABLE = "VISAVIS_MODEL_INDEX"
MAX_INDEX_BYTES = 5 * 2**20
MOST_LINKS = 5
"""How many of a package's links are looked at."""
INDEX_LIMITS = Limits()
PACKAGE_LIMITS = Limits(portion=60_000)
"""As for the index, but for the whole time: a package comes at 1 kB/s or faster."""
SIZES = range(1, 10**12)
SIZE = re.compile(r"[0-9]{1,18}")
RANGE = re.compile(r"bytes ([0-9]{1,18})-")
SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Offer:
    """A package in the index; `size` in bytes and `digest` (SHA-256) where the index has them."""

    direction: Direction
    version: str
    links: tuple[str, ...]
    size: int | None = None
    digest: str | None = None

    @property
    def name(self) -> str:
        """Return the name that the package will have ("fr_en 1.9")."""
        return f"{self.direction.source}_{self.direction.target} {self.version}"


def address() -> str:
    """Return the URL of the index: the Argos project's, or $VISAVIS_MODEL_INDEX.

    Another index may be reached over plain http: who names it answers for the way there.
    """
    return os.environ.get(ADDRESS_VARIABLE) or ADDRESS


def offers(token: Token, limits: Limits = INDEX_LIMITS) -> tuple[Offer, ...]:
    """Fetch the index and return the packages that can be used, by direction, the newest last.

    Raises AppError where the index can't be reached or parsed, and Cancelled.
    """
    url = address()
    data = bytearray()
    with get(url, 0, token, limits) as response:
        for block in response.blocks():
            data += block
            if len(data) > MAX_INDEX_BYTES:
                break
    try:
        if len(data) > MAX_INDEX_BYTES:
            raise ValueError("too large")
        entries = json.loads(data)
        if not isinstance(entries, list):
            raise ValueError("not a list")
    except (ValueError, RecursionError) as error:
        raise AppError(
            "{host} didn't return a package index.",
            "Try again later, or install a package from a file.",
            host=urlsplit(url).hostname,
        ) from error
    found = {offer.name: offer for entry in entries if (offer := _offer(entry))}
    return tuple(
        sorted(found.values(), key=lambda one: (str(one.direction), version_key(one.version)))
    )


def download(offer: Offer, into: Path, token: Token, limits: Limits = PACKAGE_LIMITS) -> Path:
    """Download a package into the folder `into` and return its path.

    An interrupted download stays beside it as a .part file, from which the next one resumes where
    the server's file is still the same. A package whose checksum the index doesn't say comes over
    https only, or from this machine: anyone on the way could change it otherwise. Raises AppError
    where no link gives the package, where it is larger than a model may be, has another checksum
    than the index says, or doesn't fit on the disk, and Cancelled.
    """
    target = _archive(offer, into)
    part = Part(Path(f"{target}.part"))
    try:
        into.mkdir(parents=True, exist_ok=True, mode=0o700)
        if target.exists() and not part.path.exists():
            target.rename(part.path)
        _download_from_any_link(offer, part, token, limits)
        if offer.digest and file_digest(part.path) != offer.digest:
            part.delete()
            raise AppError(
                "What was downloaded isn't {model}: its checksum is wrong.",
                "Try again later, or install the package from a file.",
                model=offer.name,
            )
        return part.path.replace(target)
    except OSError as error:
        raise _unsaved(offer, into, error) from error


@contextmanager
def reserved(offer: Offer, into: Path) -> Iterator[None]:
    """Keep others from downloading `offer` into the folder `into` within the block.

    Raises AppError where another window or command is doing that, or the folder isn't writable.
    """
    with ExitStack() as held:
        try:
            into.mkdir(parents=True, exist_ok=True, mode=0o700)
            lock = exclusive_lock(Path(f"{_archive(offer, into)}.lock"))
            is_ours = held.enter_context(lock)
        except OSError as error:
            raise _unsaved(offer, into, error) from error
        if not is_ours:
            raise AppError(
                "{model} is being downloaded already.",
                "Wait until that has ended.",
                model=offer.name,
            )
        yield


def keep_for_later(archive: Path) -> None:
    """Keep a download that wasn't installed, so that the next one needn't begin again."""
    with suppress(OSError):
        archive.replace(Path(f"{archive}.part"))


def discard(archive: Path) -> None:
    """Delete a download that was installed or refused."""
    with suppress(OSError):
        archive.unlink(missing_ok=True)
        Part(Path(f"{archive}.part")).delete()


@dataclass(frozen=True, slots=True)
class Part:
    """An unfinished download, with a note of where it came from and which version that was."""

    path: Path

    @property
    def size(self) -> int:
        """Return its size in bytes, 0 if there is none."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def validator(self, link: str) -> str | None:
        """Return the ETag or date that the server at `link` gave for it; None if unknown."""
        try:
            noted, _, validator = self._note.read_text(encoding="utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        is_plain = validator.isascii() and validator.isprintable()
        return validator if noted == link and validator and is_plain else None

    def note_origin(self, link: str, headers: Mapping[str, str]) -> None:
        """Note where a download that begins now comes from, if the server says which version."""
        tag = headers.get("ETag", "")
        validator = tag if tag.startswith('"') else headers.get("Last-Modified", "")
        if validator:
            self._note.write_text(f"{link}\n{validator}", encoding="utf-8")
        else:
            self._note.unlink(missing_ok=True)

    def delete(self) -> None:
        """Delete it with its note."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    @property
    def _note(self) -> Path:
        return Path(f"{self.path}.from")


def _download_from_any_link(offer: Offer, part: Part, token: Token, limits: Limits) -> None:
    failure = AppError(
        "The index gives no address for {model}.", "Install it from a file.", model=offer.name
    )
    links = [link for link in offer.links if offer.digest or is_private(link)]
    if offer.links and not links:
        failure = AppError(
            "{model} comes without encryption and without a checksum, so it may have been changed.",
            "Get it from where you trust it, and install it from the file.",
            model=offer.name,
        )
    for link in links:
        try:
            if not _resume(link, part, offer, token, limits):
                # The part is longer than this package, so it belongs to another one.
                part.delete()
                _resume(link, part, offer, token, limits)
            return
        except AppError as error:
            failure = error
    raise failure


def _resume(link: str, part: Part, offer: Offer, token: Token, limits: Limits) -> bool:
    """Download the rest of `part`; return False where the server's file is shorter."""
    start, validator = part.size, part.validator(link)
    with get(
        link, start, token, limits, validator=validator, must_be_private=not offer.digest
    ) as response:
        if response.status == RANGE_NOT_SATISFIABLE:
            return _total_size(response) == start
        if response.status != PARTIAL_CONTENT:
            start = 0
        elif _range_start(response.headers) != start:
            raise unreachable(link, "another part than was asked for")
        total = _total_size(response)
        if (total or start) > MOST_BYTES:
            raise _too_large(offer)
        check_disk_space(part.path.parent, (total or offer.size or start) - start, offer.name)
        done = start
        if not start:
            part.note_origin(link, response.headers)
        with part.path.open("ab" if start else "wb") as file:
            for block in response.blocks():
                file.write(block)
                done += len(block)
                if done > MOST_BYTES:
                    break
                token.report(Progress(Stage.DOWNLOADING, done, total or offer.size))
    if done > MOST_BYTES:
        part.delete()
        raise _too_large(offer)
    if total is not None and done < total:
        raise unreachable(link, "cut off")
    return True


def _offer(entry: Any) -> Offer | None:
    """Parse an entry; None where it is invalid, of another kind, or for other languages."""
    if not isinstance(entry, dict) or entry.get("type", "translate") != "translate":
        return None
    codes = (entry.get("from_code"), entry.get("to_code"))
    direction = _direction(*codes)
    version, links = str(entry.get("package_version", "")), entry.get("links")
    if direction is None or not VERSION.fullmatch(version) or not isinstance(links, list):
        return None
    size, digest = entry.get("size"), str(entry.get("sha256", "")).lower()
    return Offer(
        direction,
        version,
        tuple(str(link) for link in links if is_web_address(str(link)))[:MOST_LINKS],
        size if isinstance(size, int) and size in SIZES else None,
        digest if SHA256.fullmatch(digest) else None,
    )


def _direction(source: Any, target: Any) -> Direction | None:
    try:
        direction = Direction(Language(source), Language(target))
    except ValueError:
        return None
    return direction if is_supported(direction) else None


def _total_size(response: Response) -> int | None:
    """Return the size of the whole file in bytes, where the server says it."""
    if response.status in (PARTIAL_CONTENT, RANGE_NOT_SATISFIABLE):
        size = response.headers.get("Content-Range", "").rpartition("/")[2]
    else:
        size = response.headers.get("Content-Length", "")
    return int(size) if SIZE.fullmatch(size) else None


def _range_start(headers: Mapping[str, str]) -> int | None:
    found = RANGE.match(headers.get("Content-Range", ""))
    return int(found[1]) if found else None


def _archive(offer: Offer, folder: Path) -> Path:
    return folder / f"{offer.name.replace(' ', '-')}.argosmodel"


def _unsaved(offer: Offer, folder: Path, error: OSError) -> AppError:
    if error.errno in DISK_FULL:
        return NoRoomError(
            "There is no room for “{name}” on the disk.",
            "Make room on it and try again; the download will resume.",
            name=offer.name,
        )
    return AppError(
        "{model} can't be saved ({reason}).",
        "Make sure that “{folder}” can be written.",
        model=offer.name,
        reason=error.strerror or type(error).__name__,
        folder=folder,
    )


def _too_large(offer: Offer) -> AppError:
    return AppError(
        "{model} is larger than a model should be.", "Get another package.", model=offer.name
    )

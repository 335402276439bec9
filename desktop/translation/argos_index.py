"""The Argos index: which packages there are to download, and downloading one.

Nothing is asked on the web unless the reader wants it.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlsplit

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.reading.article import Direction, Language
from desktop.reading.languages.routes import is_supported
from desktop.translation.http_client import BEGINNINGS, NOT_MET, answer, unreachable
from desktop.translation.installed_models import version_key
from desktop.translation.model_packages import file_digest
from desktop.translation.safe_unpack import MOST_BYTES, VERSION, Progress, Stage, check_disk_space

ADDRESS = "https://raw.githubusercontent.com/argosopentech/argospm-index/main/index.json"
ADDRESS_VARIABLE = "VISAVIS_MODEL_INDEX"
LARGEST_INDEX = 5 * 2**20
PATIENCE = 20.0
"""Seconds without a byte after which a server is given up."""
DIGEST = re.compile(r"[0-9a-f]{64}")
PARTIAL = 206


@dataclass(frozen=True, slots=True)
class Offer:
    """A package that the index names; `size` in bytes and `digest` (SHA-256) where it says so."""

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
    """Return where the index is: the Argos project's, or $VISAVIS_MODEL_INDEX."""
    return os.environ.get(ADDRESS_VARIABLE) or ADDRESS


def offers(token: Token, patience: float = PATIENCE) -> tuple[Offer, ...]:
    """Ask the index for its packages into French and English, by direction,
    the newest last.

    Raises AppError where it can't be reached or read, and Cancelled.
    """
    where = address()
    data = bytearray()
    with answer(where, 0, patience) as answered:
        for block in answered.blocks(token, patience):
            data += block
            if len(data) > LARGEST_INDEX:
                break
    try:
        if len(data) > LARGEST_INDEX:
            raise ValueError("too large")
        entries = json.loads(data)
        if not isinstance(entries, list):
            raise ValueError("no list")
    except (ValueError, RecursionError) as error:
        raise AppError(
            "What {host} sent is no index of packages.",
            "Try again later, or install a package from a file.",
            host=urlsplit(where).hostname,
        ) from error
    found = {offer.name: offer for entry in entries if (offer := _offer(entry))}
    return tuple(
        sorted(found.values(), key=lambda one: (str(one.direction), version_key(one.version)))
    )


def download(offer: Offer, into: Path, token: Token, patience: float = PATIENCE) -> Path:
    """Download a package into the folder `into` and return its path.

    What a cut or a cancel leaves is kept beside it as a .part file, and the next download goes on
    from there. Raises AppError where no link gives the package, where it is larger than a model,
    isn't what the index describes, or doesn't fit on the disk, and Cancelled.
    """
    target = into / f"{offer.name.replace(' ', '-')}.argosmodel"
    part = Path(f"{target}.part")
    try:
        into.mkdir(parents=True, exist_ok=True, mode=0o700)
        _fetch_from_any(offer, part, token, patience)
    except OSError as error:
        raise AppError(
            "{model} can't be kept ({reason}).",
            "Make sure that “{folder}” can be written.",
            model=offer.name,
            reason=error.strerror or type(error).__name__,
            folder=into,
        ) from error
    if offer.digest and file_digest(part) != offer.digest:
        part.unlink()
        raise AppError(
            "What was downloaded isn't {model}: its checksum is wrong.",
            "Try again later, or install the package from a file.",
            model=offer.name,
        )
    return part.replace(target)


def _fetch_from_any(offer: Offer, part: Path, token: Token, patience: float) -> None:
    failure = AppError(
        "The index gives no address for {model}.", "Install it from a file.", model=offer.name
    )
    for link in offer.links:
        try:
            return _fetch(link, part, offer, token, patience)
        except AppError as error:
            failure = error
    raise failure


def _fetch(link: str, part: Path, offer: Offer, token: Token, patience: float) -> None:
    """Bring `part` to its whole length, from where it stops."""
    done = part.stat().st_size if part.is_file() else 0
    try:
        with answer(link, done, patience) as answered:
            response = answered.response
            total = _total(response)
            if response.status != PARTIAL:
                done = 0
            elif _begins_at(response) != done:
                raise HTTPException("another part than was asked for")
            if (total or done) > MOST_BYTES:
                raise _too_large(offer)
            check_disk_space(part.parent, (total or offer.size or done) - done, offer.name)
            with part.open("ab" if done else "wb") as file:
                for block in answered.blocks(token, patience):
                    file.write(block)
                    done += len(block)
                    if done > MOST_BYTES:
                        break
                    token.report(Progress(Stage.DOWNLOADING, done, total or offer.size))
    except HTTPError as error:
        if error.code != NOT_MET or not done:
            raise
        # The part is longer than the package: it is another one's.
        part.unlink()
        _fetch(link, part, offer, token, patience)
        return
    if done > MOST_BYTES:
        part.unlink()
        raise _too_large(offer)
    if total is not None and done < total:
        raise unreachable(link, "cut off")


def _offer(entry: Any) -> Offer | None:
    """Return what an entry offers; None for another language, another kind, or nonsense."""
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
        tuple(str(link) for link in links if str(link).startswith(BEGINNINGS)),
        size if isinstance(size, int) and size > 0 else None,
        digest if DIGEST.fullmatch(digest) else None,
    )


def _direction(source: Any, target: Any) -> Direction | None:
    try:
        direction = Direction(Language(source), Language(target))
    except ValueError:
        return None
    return direction if is_supported(direction) else None


def _total(response: HTTPResponse) -> int | None:
    """Return the length of the whole file, in bytes, where the server tells it."""
    told = response.headers.get("Content-Range", "").rpartition("/")[2]
    if response.status == PARTIAL:
        return int(told) if told.isdecimal() else None
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() else None


def _begins_at(response: HTTPResponse) -> int | None:
    found = re.match(r"bytes (\d+)-", response.headers.get("Content-Range", ""))
    return int(found[1]) if found else None


def _too_large(offer: Offer) -> AppError:
    return AppError(
        "{model} is larger than a model should be.", "Get another package.", model=offer.name
    )

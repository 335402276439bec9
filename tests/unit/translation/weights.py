"""Reading, changing and writing the model.bin of a CTranslate2 model, for tests."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Stored:
    """A tensor as it is stored; what is said of it needn't be true."""

    name: str
    shape: list[int]
    dtype: int
    data: bytes
    size: int | None = None

    def pack(self) -> bytes:
        size = len(self.data) if self.size is None else self.size
        shape = struct.pack(f"<B{len(self.shape)}I", len(self.shape), *self.shape)
        return text(self.name) + shape + struct.pack("<BI", self.dtype, size) + self.data

    def cut(self, rows: int) -> None:
        """Keep the first `rows` rows."""
        self.data = self.data[: len(self.data) // self.shape[0] * rows]
        self.shape[0] = rows


@dataclass
class Binary:
    """A model.bin."""

    version: int = 6
    specification: str = "TransformerSpec"
    revision: int = 7
    tensors: list[Stored] = field(default_factory=list)
    aliases: list[tuple[str, str]] = field(default_factory=list)
    tail: bytes = b""

    def __getitem__(self, name: str) -> Stored:
        return next(one for one in self.tensors if one.name == name)

    def pack(self) -> bytes:
        head = struct.pack("<I", self.version) + text(self.specification)
        head += struct.pack("<II", self.revision, len(self.tensors))
        aliases = b"".join(text(alias) + text(name) for alias, name in self.aliases)
        count = struct.pack("<I", len(self.aliases))
        return head + b"".join(one.pack() for one in self.tensors) + count + aliases + self.tail


def text(name: str) -> bytes:
    data = name.encode()
    return struct.pack("<H", len(data) + 1) + data + b"\0"


def unpack(path: Path) -> Binary:
    """Read a sound model.bin."""
    data = path.read_bytes()
    place = 0

    def take(form: str) -> int:
        nonlocal place
        (number,) = struct.unpack_from("<" + form, data, place)
        place += struct.calcsize("<" + form)
        return int(number)

    def name() -> str:
        nonlocal place
        size = take("H")
        place += size
        return data[place - size : place - 1].decode()

    def tensors() -> Iterator[Stored]:
        nonlocal place
        for _ in range(take("I")):
            called = name()
            shape = [take("I") for _ in range(take("B"))]
            dtype, size = take("B"), take("I")
            place += size
            yield Stored(called, shape, dtype, data[place - size : place])

    found = Binary(take("I"), name(), take("I"))
    found.tensors = list(tensors())
    found.aliases = [(name(), name()) for _ in range(take("I"))]
    assert place == len(data)
    return found

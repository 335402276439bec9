"""Changes to the model.bin of a sound model, drawn by a seeded generator, for tests."""

from __future__ import annotations

import copy
import struct
from collections.abc import Callable, Iterator
from random import Random

from tests.unit.translation.weights import Binary, Stored

ITEM_SIZES = (4, 1, 2, 4, 2, 2)
NUMBERS = (
    0,
    1,
    2,
    3,
    4,
    5,
    7,
    8,
    16,
    63,
    65,
    127,
    128,
    255,
    256,
    2**15,
    2**16 - 1,
    2**31,
    2**32 - 1,
)


def mutate(sound: Binary, random: Random) -> tuple[str, bytes]:
    """Return what was changed and the changed file; one in three has several changes."""
    binary = copy.copy(sound)
    binary.tensors = [copy.copy(one) for one in sound.tensors]
    for one in binary.tensors:
        one.shape = list(one.shape)
    binary.aliases = list(sound.aliases)
    count = random.choice((1, 1, 2))
    changes = [random.choice(CHANGES) for _ in range(count)]
    told = "+".join(f"{change.__name__}({change(binary, random)})" for change in changes)
    data = binary.pack()
    if random.random() < 0.2:
        spoilt = bytearray(data)
        for place in (random.choice(list(headers(binary))) for _ in range(random.choice((1, 3)))):
            spoilt[min(place, len(spoilt) - 1)] = random.randrange(256)
        return f"{told}+bytes", bytes(spoilt)
    if random.random() < 0.05:
        return f"{told}+cut", data[: random.randrange(len(data))]
    return told, data


def headers(binary: Binary) -> Iterator[int]:
    """Yield the places of the bytes that aren't data of a tensor."""
    place = 4 + 2 + len(binary.specification) + 1 + 8
    yield from range(place)
    for one in binary.tensors:
        size = len(one.pack()) - len(one.data)
        yield from range(place, place + size)
        place += size + len(one.data)
    yield from range(place, len(binary.pack()))


def resize(binary: Binary, random: Random) -> str:
    """Give a tensor another number of rows, and the data that belongs to them."""
    one = random.choice([each for each in binary.tensors if each.shape])
    rows = random.choice((1, 2, one.shape[0] - 1, one.shape[0] + 1, one.shape[0] * 2))
    row = len(one.data) // one.shape[0]
    one.data = (one.data + one.data)[: row * rows].ljust(row * rows, b"\0")
    one.shape[0] = rows
    return one.name


def resize_all(binary: Binary, random: Random) -> str:
    """Give all tensors of one kind another number of rows."""
    ending = random.choice(("bias", "weight_scale", "gamma", "beta", "weight", "encodings"))
    rows = random.choice((1, 2, 8))
    for one in binary.tensors:
        if one.name.endswith(ending) and one.shape and one.shape[0] > rows:
            one.cut(rows)
    return ending


def narrow(binary: Binary, random: Random) -> str:
    """Give a matrix fewer columns."""
    one = random.choice([each for each in binary.tensors if len(each.shape) == 2])
    item = ITEM_SIZES[one.dtype]
    one.shape[1] = random.choice((1, 2, max(1, one.shape[1] - 1), max(1, one.shape[1] // 2)))
    one.data = one.data[: one.shape[0] * one.shape[1] * item]
    return one.name


def turn(binary: Binary, random: Random) -> str:
    """Swap rows and columns."""
    one = random.choice([each for each in binary.tensors if len(each.shape) == 2])
    one.shape.reverse()
    return one.name


def flatten(binary: Binary, random: Random) -> str:
    """Change how many dimensions a tensor has, but not its data."""
    one = random.choice([each for each in binary.tensors if each.shape])
    size = len(one.data) // ITEM_SIZES[one.dtype]
    one.shape[:] = random.choice(([size], [1, size], [size, 1], [1, 1, size]))
    return one.name


def lie(binary: Binary, random: Random) -> str:
    """Put any number into a shape, a size or a type."""
    one, number = random.choice(binary.tensors), random.choice(NUMBERS)
    place = random.choice(("shape", "size", "type"))
    if place == "shape" and one.shape:
        one.shape[random.randrange(len(one.shape))] = number
    elif place == "size":
        one.size = number
    else:
        one.dtype = number % 256
    return f"{one.name} {place} {number}"


def retype(binary: Binary, random: Random) -> str:
    """Give a tensor another type, with data of the right size for it."""
    one = random.choice(binary.tensors)
    size = len(one.data) // ITEM_SIZES[one.dtype]
    one.dtype = random.randrange(len(ITEM_SIZES))
    one.data = (one.data * 4)[: size * ITEM_SIZES[one.dtype]]
    return one.name


def set_scalar(binary: Binary, random: Random) -> str:
    """Put another number into a scalar."""
    one = random.choice([each for each in binary.tensors if not each.shape])
    number = random.choice(NUMBERS)
    one.data = struct.pack("<Q", number)[: len(one.data)]
    return f"{one.name} {number}"


def drop(binary: Binary, random: Random) -> str:
    """Leave a tensor out."""
    one = binary.tensors.pop(random.randrange(len(binary.tensors)))
    return one.name


def drop_many(binary: Binary, random: Random) -> str:
    """Leave out a whole layer, or all tensors of one kind."""
    one = random.choice(binary.tensors).name
    part = random.choice((one.rpartition("/")[0], one.rpartition("/")[2]))
    binary.tensors = [each for each in binary.tensors if part not in each.name]
    return part


def rename(binary: Binary, random: Random) -> str:
    """Give a tensor the name of another, or nearly its own."""
    one, other = random.choice(binary.tensors), random.choice(binary.tensors)
    letters = list(one.name)
    letters[random.randrange(len(letters))] = random.choice("abz/_019\0é")
    one.name = random.choice((other.name, "".join(letters)))
    return one.name


def swap(binary: Binary, random: Random) -> str:
    """Swap the names of two tensors."""
    one, other = random.choice(binary.tensors), random.choice(binary.tensors)
    one.name, other.name = other.name, one.name
    return f"{one.name} {other.name}"


def copy_tensor(binary: Binary, random: Random) -> str:
    """Add a tensor a second time, in the same place or in the next layer."""
    one = random.choice(binary.tensors)
    name = random.choice((one.name, one.name.replace("layer_0", "layer_2"), f"{one.name}_scale"))
    binary.tensors.append(Stored(name, list(one.shape), one.dtype, one.data))
    return name


def change_alias(binary: Binary, random: Random) -> str:
    """Add, drop or bend an alias."""
    name, other = random.choice(binary.tensors).name, random.choice(binary.tensors).name
    if binary.aliases and random.random() < 0.6:
        place = random.randrange(len(binary.aliases))
        alias, target = binary.aliases.pop(place)
        bent = random.choice(((alias, other), (name, target), None))
        binary.aliases += [bent] if bent else []
    else:
        binary.aliases.append((name, other))
    return f"{name} {other}"


def change_head(binary: Binary, random: Random) -> str:
    """Change the version, the revision or the end of the file."""
    number = random.choice(NUMBERS)
    place = random.choice(("version", "revision", "tail"))
    setattr(binary, place, bytes(min(number, 2**16)) if place == "tail" else number)
    return f"{place} {number}"


def change_data(binary: Binary, random: Random) -> str:
    """Change numbers of a tensor; it fits as before."""
    one = random.choice([each for each in binary.tensors if each.shape])
    data = bytearray(one.data)
    for _ in range(random.choice((1, 100))):
        data[random.randrange(len(data))] = random.randrange(256)
    one.data = bytes(data)
    return one.name


CHANGES: list[Callable[[Binary, Random], str]] = [
    resize,
    resize,
    resize_all,
    narrow,
    turn,
    flatten,
    lie,
    lie,
    retype,
    set_scalar,
    set_scalar,
    drop,
    drop_many,
    rename,
    swap,
    copy_tensor,
    change_alias,
    change_head,
    change_data,
]

"""The start from a package: its 8-bit weights back as floats, to train on from.

The file is CTranslate2's, version 6: a header, then each variable with its name, dimensions, type
and bytes. A row of a matrix has a scale of its own, by which it was multiplied before rounding.
"""

import struct
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from models.checkpoints import Checkpoint, Weights
from models.network import Shape

VERSION = 6
TYPES = {0: "<f4", 1: "i1", 2: "<i2", 3: "<i4", 4: "<f2"}
NAMES = {
    "self_attn.qkv": "self_attention/linear_0",
    "self_attn.out": "self_attention/linear_1",
    "norm1": "self_attention/layer_norm",
    "cross.q": "attention/linear_0",
    "cross.kv": "attention/linear_1",
    "cross.out": "attention/linear_2",
    "norm2": "attention/layer_norm",
    "ff1": "ffn/linear_0",
    "ff2": "ffn/linear_1",
    "norm3": "ffn/layer_norm",
}
"""The parts of a layer, as the network and as CTranslate2 call them."""

Array = npt.NDArray[np.generic]


def checkpoint_of(model: Path) -> Checkpoint:
    """Return the weights of the exported `model`; a few hundredths of a nat were lost in rounding.

    Raises ValueError where it isn't a model of this recipe.
    """
    try:
        found = variables((model / "model.bin").read_bytes())
        weights = _weights(found)
        layers = [1 + max(_numbers(found, side)) for side in ("encoder", "decoder")]
        pieces, width = weights["embed.weight"].shape
        heads, hidden = int(found["encoder/num_heads"]), len(weights["enc.0.ff1.bias"])
    except (KeyError, struct.error, ValueError) as error:
        raise ValueError(f"{model} is no model of this recipe ({error}).") from error
    shape = Shape(pieces, width, heads, hidden, *layers)
    return Checkpoint(shape, weights, {name: one.clone() for name, one in weights.items()})


def variables(content: bytes) -> dict[str, Array]:
    """Return the variables of a model.bin by name."""
    place = 0

    def number(form: str) -> int:
        nonlocal place
        (value,) = struct.unpack_from("<" + form, content, place)
        place += struct.calcsize(form)
        return int(value)

    def name() -> str:
        nonlocal place
        size = number("H")
        place += size
        return content[place - size : place - 1].decode()

    if number("I") != VERSION:
        raise ValueError("another version of the format")
    name(), number("I")
    found = {}
    for _ in range(number("I")):
        key = name()
        dimensions = [number("I") for _ in range(number("B"))]
        kind = TYPES[number("B")]
        size = number("I")
        data = np.frombuffer(content, kind, size // np.dtype(kind).itemsize, place)
        found[key] = data.reshape(dimensions)
        place += size
    return found


def _weights(found: dict[str, Array]) -> Weights:
    """Return the weights under the network's names."""
    weights = {
        "embed.weight": _tensor(found, "decoder/embeddings/weight"),
        "bias": _tensor(found, "decoder/projection/bias"),
    }
    for side, short in (("encoder", "enc"), ("decoder", "dec")):
        for number in sorted(_numbers(found, side)):
            for ours, theirs in NAMES.items():
                here, there = f"{short}.{number}.{ours}", f"{side}/layer_{number}/{theirs}"
                kinds = ("gamma", "beta") if ours.startswith("norm") else ("weight", "bias")
                for kind, our_kind in zip(kinds, ("weight", "bias"), strict=True):
                    if f"{there}/{kind}" in found:
                        weights[f"{here}.{our_kind}"] = _tensor(found, f"{there}/{kind}")
    return weights


def _tensor(found: dict[str, Array], name: str) -> torch.Tensor:
    values = found[name].astype(np.float32)
    scale = found.get(name + "_scale")
    return torch.from_numpy(values if scale is None else values / scale.astype(np.float32)[:, None])


def _numbers(found: dict[str, Array], side: str) -> set[int]:
    parts = (name.split("/") for name in found)
    return {int(one[1][6:]) for one in parts if one[0] == side and one[1].startswith("layer_")}

"""Checking a CTranslate2 model before the engine loads it, which trusts every number in it.

Only the header of each tensor in model.bin is read. The format is that of `_serialize` in
`ctranslate2/specs/model_spec.py`, the tensors are those of `TransformerSpec` in
`transformer_spec.py`, as Argos packages use it: an encoder and a decoder of one width, full
attention, and positions that are given, computed or relative. Anything else is refused.
"""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any, BinaryIO

WEIGHTS, CONFIGURATION = "model.bin", "config.json"
BINARY_VERSION = 6
SPECIFICATION, REVISIONS = "TransformerSpec", range(5, 8)
ITEM_SIZES = {"float32": 4, "int8": 1, "int16": 2, "int32": 4, "float16": 2, "bfloat16": 2}
"""Size of an item in bytes by data type, in the order of the types' numbers."""
FORMATS = {"float32": "<f", "int8": "<b", "int16": "<h", "int32": "<i", "float16": "<e"}
INTEGERS = frozenset({"int8", "int16", "int32"})
FLOATS = frozenset({"float32", "float16", "bfloat16"})
QUANTIZED = frozenset({"int8", "int16"})

MOST_TENSORS = 10_000
MOST_DIMENSIONS = 2
LONGEST_NAME = 200
HEADER = 512
"""More bytes than the header of a tensor has."""
MOST_ALIAS_BYTES = 2**20
MOST_LAYERS = 128
WIDEST = 2**14
WIDEST_INSIDE = 2**17
MOST_TOKENS = 2**21
LARGEST_JSON = 2**26

FLAG = range(2)
FLAGS = {
    "encoder": ("pre_norm", "embeddings_merge", "scale_embeddings"),
    "decoder": ("pre_norm", "start_from_zero_embedding", "scale_embeddings", "scale_outputs"),
}
"""Flags of each half; those that scale may be a factor instead."""
UNUSED = {
    "encoder": ("multi_query_attention",),
    "decoder": ("multi_query_attention", "alibi", "alibi_use_positive_positions", "scale_alibi"),
}
"""Flags of variants that no Argos package uses, which have to be off."""
ACTIVATIONS = range(7)
LAYER = re.compile(r"(encoder|decoder)/layer_([0-9]{1,4})/")


class InvalidWeightsError(ValueError):
    """The parts of a model don't fit together, or it is none that is known here."""


@dataclass(frozen=True, slots=True, eq=False)
class Tensor:
    """The header of a tensor; `value` is set for a scalar only."""

    shape: tuple[int, ...]
    dtype: str
    value: float | None = None


def check_model(folder: Path) -> None:
    """Check that the tensors, the vocabularies and the configuration in `folder` fit together.

    Takes a few milliseconds, since no tensor is read. Raises InvalidWeightsError, and OSError.
    """
    tensors = read_tensors(folder / WEIGHTS)
    source, target = _read_vocabularies(folder)
    _check_configuration(folder / CONFIGURATION, source, target)
    _Transformer(tensors).check(len(source), len(target))


def read_tensors(path: Path) -> dict[str, Tensor]:
    """Return the tensors in a model.bin by name and by alias, without reading their data.

    Raises InvalidWeightsError if the file isn't exactly as long as its numbers say, or another
    number is out of bounds, and OSError.
    """
    with path.open("rb", buffering=0) as file:
        return _Reader(file, path.stat().st_size).read()


class _Reader:
    """Walks through a file from header to header."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file, self._size = file, size
        self._start, self._block, self._place = 0, b"", 0

    def read(self) -> dict[str, Tensor]:
        self._fill(0, HEADER)
        _expect(self._number("<I") == BINARY_VERSION, "another version of the format")
        _expect(self._text() == SPECIFICATION, "another kind of model")
        _expect(self._number("<I") in REVISIONS, "another revision of the specification")
        count = self._number("<I")
        _expect(count <= MOST_TENSORS, "too many tensors")
        tensors: dict[str, Tensor] = {}
        for _ in range(count):
            self._fill(self._position, HEADER)
            name = self._text()
            _expect(name not in tensors, f"{name} twice")
            tensors[name] = self._tensor(name)
        _expect(self._size - self._position <= MOST_ALIAS_BYTES, "bytes left over")
        self._fill(self._position, MOST_ALIAS_BYTES)
        self._add_aliases(tensors)
        _expect(self._position == self._size, "bytes left over")
        return tensors

    def _tensor(self, name: str) -> Tensor:
        """Read a tensor's header, and skip its data."""
        rank = self._number("<B")
        _expect(rank <= MOST_DIMENSIONS, f"too many dimensions of {name}")
        shape = tuple(self._number("<I") for _ in range(rank))
        number = self._number("<B")
        _expect(number < len(ITEM_SIZES), f"an unknown type of {name}")
        dtype = list(ITEM_SIZES)[number]
        size = self._number("<I")
        _expect(size > 0 and size == prod(shape) * ITEM_SIZES[dtype], f"the size of {name}")
        value = None
        if not shape and dtype in FORMATS:
            value = self._number(FORMATS[dtype])
            size = 0
        _expect(self._position + size <= self._size, f"the end of {name}")
        self._place += size
        return Tensor(shape, dtype, value)

    def _add_aliases(self, tensors: dict[str, Tensor]) -> None:
        """Add the aliases; the alias of a weight is one of its scale, too, as for the engine."""
        count = self._number("<I")
        _expect(count <= MOST_TENSORS, "too many aliases")
        for _ in range(count):
            alias, name = self._text(), self._text()
            _expect(name in tensors, f"{alias} stands for nothing")
            _expect(tensors.setdefault(alias, tensors[name]) is tensors[name], f"{alias} twice")
            if scale := tensors.get(f"{name}_scale"):
                tensors.setdefault(f"{alias}_scale", scale)

    @property
    def _position(self) -> int:
        return self._start + self._place

    def _fill(self, position: int, size: int) -> None:
        self._file.seek(position)
        self._start, self._place, self._block = position, 0, self._file.read(size)

    def _take(self, size: int) -> bytes:
        taken = self._block[self._place : self._place + size]
        _expect(len(taken) == size, "an unexpected end")
        self._place += size
        return taken

    def _number(self, form: str) -> Any:
        return struct.unpack(form, self._take(struct.calcsize(form)))[0]

    def _text(self) -> str:
        """Read a name, whose length includes the zero at its end."""
        size = self._number("<H")
        _expect(1 < size <= LONGEST_NAME, "the length of a name")
        text = self._take(size)
        is_plain = text[:-1].isascii() and text[:-1].decode("ascii", "replace").isprintable()
        _expect(text[-1] == 0 and is_plain, "the letters of a name")
        return text[:-1].decode("ascii")


class _Transformer:
    """Checks the tensors of a Transformer; each one that is expected is taken from the rest."""

    def __init__(self, tensors: Mapping[str, Tensor]) -> None:
        self._tensors = tensors
        self._rest = set(tensors)
        self._weight_types: set[str] = set()
        layers = [found.groups() for name in tensors if (found := LAYER.match(name))]
        self._layers = {
            side: 1 + max((int(number) for half, number in layers if half == side), default=-1)
            for side in ("encoder", "decoder")
        }
        self._width = 0

    def check(self, source_size: int, target_size: int) -> None:
        """Raise InvalidWeightsError where a tensor is missing, unknown or of a wrong shape."""
        # Before the revision that allows several of them, the source's had no number.
        embeddings = next(
            (
                f"encoder/{one}"
                for one in ("embeddings_0", "embeddings")
                if f"encoder/{one}/weight" in self._tensors
            ),
            "encoder/embeddings_0",
        )
        shape = self._get(f"{embeddings}/weight").shape
        _expect(len(shape) == 2, "the shape of the embeddings")
        self._width = shape[1]
        _expect(self._width <= WIDEST and self._width % 2 == 0, "the width")
        self._check_linear(embeddings, source_size, self._width, has_bias=False)
        self._check_linear("decoder/embeddings", target_size, self._width, has_bias=False)
        self._check_linear("decoder/projection", target_size, self._width)
        self._check_half("encoder", ("self_attention",))
        self._check_half("decoder", ("self_attention", "attention"))
        self._check_alignment()
        _expect(len(self._weight_types) == 1, "weights of several types")
        _expect(not self._rest, f"unknown tensors, such as {min(self._rest, default='')}")

    def _check_half(self, side: str, attentions: tuple[str, ...]) -> None:
        """Check the encoder or the decoder."""
        heads = self._scalar(f"{side}/num_heads", INTEGERS)
        is_divisor = heads >= 1 and self._width % heads == 0
        _expect(is_divisor, f"the number of heads of the {side}")
        _expect(self._scalar(f"{side}/activation", {"int8"}) in ACTIVATIONS, "the activation")
        for name in FLAGS[side]:
            if f"{side}/{name}" in self._rest:
                types = {"int8"} | (FLOATS if name.startswith("scale_") else set())
                value = self._scalar(f"{side}/{name}", types)
                is_flag = self._tensors[f"{side}/{name}"].dtype == "int8"
                _expect(value in FLAG or not is_flag, f"the flag {name}")
        for name in UNUSED[side]:
            if f"{side}/{name}" in self._rest:
                _expect(self._scalar(f"{side}/{name}", {"int8"}) == 0, f"{name} is on")
        for name in ("layer_norm", "layernorm_embedding"):
            if f"{side}/{name}/gamma" in self._rest:
                self._check_norm(f"{side}/{name}")
        encodings = f"{side}/position_encodings/encodings"
        if encodings in self._rest:
            rows = self._get(encodings).shape[:1]
            self._check(encodings, (*rows, self._width), FLOATS)
        _expect(1 <= self._layers[side] <= MOST_LAYERS, f"the number of layers of the {side}")
        for number in range(self._layers[side]):
            layer = f"{side}/layer_{number}"
            for attention in attentions:
                self._check_attention(f"{layer}/{attention}", self._width // int(heads))
            self._check_feed_forward(f"{layer}/ffn")

    def _check_attention(self, name: str, head_width: int) -> None:
        """Check an attention; its queries, keys and values are projected together if possible."""
        width = self._width
        self._check_norm(f"{name}/layer_norm")
        rows = (3 * width, width) if name.endswith("self_attention") else (width, 2 * width, width)
        for number, row_count in enumerate(rows):
            self._check_linear(f"{name}/linear_{number}", row_count, width)
        if f"{name}/queries_scale" in self._rest:
            self._scalar(f"{name}/queries_scale", {"float32"})
        if f"{name}/relative_position_keys" in self._rest:
            keys, values = f"{name}/relative_position_keys", f"{name}/relative_position_values"
            count = self._get(keys).shape[:1]
            _expect(bool(count) and count[0] % 2 == 1, f"the positions of {keys}")
            for one in (keys, values):
                self._check(one, (*count, head_width), FLOATS)

    def _check_feed_forward(self, name: str) -> None:
        self._check_norm(f"{name}/layer_norm")
        shape = self._get(f"{name}/linear_0/weight").shape
        _expect(len(shape) == 2 and shape[0] <= WIDEST_INSIDE, f"the width of {name}")
        self._check_linear(f"{name}/linear_0", shape[0], self._width)
        if f"{name}/linear_0_noact/weight" in self._rest:
            self._check_linear(f"{name}/linear_0_noact", shape[0], self._width)
        self._check_linear(f"{name}/linear_1", self._width, shape[0])

    def _check_linear(self, name: str, rows: int, columns: int, *, has_bias: bool = True) -> None:
        """Check a matrix with its scale, if its type needs one, and its bias, if there is one."""
        weight, scale, bias = f"{name}/weight", f"{name}/weight_scale", f"{name}/bias"
        self._check(weight, (rows, columns), FLOATS | QUANTIZED)
        dtype = self._tensors[weight].dtype
        self._weight_types.add(dtype)
        if dtype in QUANTIZED:
            self._check(scale, (rows,) if dtype == "int8" else (), {"float32"})
        if has_bias and bias in self._rest:
            self._check(bias, (rows,), FLOATS)

    def _check_norm(self, name: str) -> None:
        self._check(f"{name}/gamma", (self._width,), FLOATS)
        if f"{name}/beta" in self._rest:
            self._check(f"{name}/beta", (self._width,), FLOATS)

    def _check_alignment(self) -> None:
        """Check the layer and the heads whose attention tells which words belong together."""
        layers, heads = self._layers["decoder"], self._tensors["decoder/num_heads"].value or 0
        if "decoder/alignment_layer" in self._rest:
            layer = self._scalar("decoder/alignment_layer", INTEGERS)
            _expect(-layers <= layer < layers, "the layer of the alignment")
        if "decoder/alignment_heads" in self._rest:
            count = self._scalar("decoder/alignment_heads", INTEGERS)
            _expect(0 <= count <= heads, "the heads of the alignment")

    def _get(self, name: str) -> Tensor:
        _expect(name in self._tensors, f"there is no {name}")
        return self._tensors[name]

    def _check(self, name: str, shape: tuple[int, ...], types: frozenset[str] | set[str]) -> None:
        tensor = self._get(name)
        _expect(tensor.shape == shape, f"the shape of {name}")
        _expect(tensor.dtype in types, f"the type of {name}")
        self._rest.discard(name)

    def _scalar(self, name: str, types: frozenset[str] | set[str]) -> float:
        self._check(name, (), types)
        return self._tensors[name].value or 0


def _read_vocabularies(folder: Path) -> tuple[list[str], list[str]]:
    """Return the tokens of the source and of the target, which may share them."""
    shared = _read_vocabulary(folder, "shared_vocabulary")
    if shared is not None:
        return shared, shared
    source, target = (
        _read_vocabulary(folder, f"{side}_vocabulary") for side in ("source", "target")
    )
    if source is None or target is None:
        raise InvalidWeightsError("there is no vocabulary")
    return source, target


def _read_vocabulary(folder: Path, name: str) -> list[str] | None:
    listed, lines = folder / f"{name}.json", folder / f"{name}.txt"
    if listed.is_file():
        tokens = _read_json(listed)
    elif lines.is_file():
        _expect(lines.stat().st_size <= LARGEST_JSON, "a large vocabulary")
        text = lines.read_bytes().decode("utf-8", "surrogateescape")
        tokens = text.removesuffix("\n").split("\n")
    else:
        return None
    is_list = isinstance(tokens, list) and set(map(type, tokens)) == {str}
    _expect(is_list and len(tokens) <= MOST_TOKENS, f"the tokens of the {name}")
    return list(tokens)


def _check_configuration(path: Path, source: list[str], target: list[str]) -> None:
    """Check that the special tokens are in the vocabularies; the engine would add them."""
    known = _read_json(path)
    if not isinstance(known, dict):
        raise InvalidWeightsError("the configuration is no object")
    _expect(not known.get("multi_query_attention"), "multi_query_attention is on")
    _expect(not known.get("quantization_type"), "another kind of quantization")
    begin, end = known.get("bos_token", "<s>"), known.get("eos_token", "</s>")
    unknown, start = known.get("unk_token", "<unk>"), known.get("decoder_start_token", "<s>")
    _expect(isinstance(begin, str), "the first token")
    if known.get("add_source_bos"):
        _expect(begin in source, "the first token")
    for token in (end, unknown):
        _expect(token in source and token in target, "a special token")
    _expect(start in target, "the first token of a translation")


def _read_json(path: Path) -> Any:
    _expect(path.stat().st_size <= LARGEST_JSON, f"a large {path.name}")
    try:
        return json.loads(path.read_bytes())
    except (ValueError, RecursionError) as error:
        raise InvalidWeightsError(f"{path.name} can't be read") from error


def _expect(is_right: bool, what: str) -> None:
    """Raise InvalidWeightsError, naming what is wrong, unless `is_right`."""
    if not is_right:
        raise InvalidWeightsError(what)

"""The check of a model before it is loaded: sound ones pass, all others are refused."""

import json
import re
import shutil
import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

import numpy as np
import pytest
from ctranslate2.specs import TransformerSpec

from desktop.translation.model_weights import (
    BINARY_VERSION,
    FLOATS,
    InvalidWeightsError,
    Tensor,
    check_model,
    read_tensors,
)
from tests.builders import BUNDLED
from tests.unit.translation.mutations import mutate
from tests.unit.translation.weights import Binary, Stored, unpack

TOKENS = ["<blank>", "<unk>", "<s>", "</s>", *(f"▁{number}" for number in range(60))]
FIRST = "encoder/layer_0/self_attention/linear_0"


def converted(
    folder: Path,
    *,
    quantization: str | None = None,
    has_shared_embeddings: bool = True,
    heads: int = 8,
    width: int = 64,
    layers: int = 2,
    is_gated: bool = False,
    is_relative: bool = False,
    pre_norm: bool = True,
    targets: list[str] = TOKENS,
) -> Path:
    """Make a model with CTranslate2's own converter, of the shape that Argos packages have."""
    spec = TransformerSpec.from_config(
        layers, heads, with_relative_position=is_relative, pre_norm=pre_norm, ffn_glu=is_gated
    )
    random = np.random.default_rng(7)

    def some(*shape: int) -> np.ndarray:
        return random.standard_normal(shape).astype(np.float32)

    def fill(linear: object, rows: int, columns: int) -> None:
        linear.weight, linear.bias = some(rows, columns), some(rows)  # type: ignore[attr-defined]

    def fill_norm(norm: object) -> None:
        norm.gamma, norm.beta = some(width), some(width)  # type: ignore[attr-defined]

    source, target = some(len(TOKENS), width), some(len(targets), width)
    spec.encoder.embeddings[0].weight = source
    spec.decoder.embeddings.weight = source if has_shared_embeddings else target
    spec.decoder.projection.weight = source if has_shared_embeddings else target
    spec.decoder.projection.bias = some(len(targets))
    for half in (spec.encoder, spec.decoder):
        if pre_norm:
            fill_norm(half.layer_norm)
        if not is_relative:
            half.position_encodings.encodings = some(100, width)
        for layer in half.layer:
            attentions = [layer.self_attention]
            attentions += [layer.attention] if half is spec.decoder else []
            for attention in attentions:
                fill_norm(attention.layer_norm)
                count = len(attention.linear)
                rows = [3, 1] if count == 2 else [1, 2, 1]
                for linear, share in zip(attention.linear, rows, strict=True):
                    fill(linear, share * width, width)
                if is_relative and attention is layer.self_attention:
                    attention.relative_position_keys = some(41, width // heads)
                    attention.relative_position_values = some(41, width // heads)
            fill_norm(layer.ffn.layer_norm)
            fill(layer.ffn.linear_0, 4 * width, width)
            fill(layer.ffn.linear_1, width, 4 * width)
            if is_gated:
                fill(layer.ffn.linear_0_noact, 4 * width, width)
    spec.register_source_vocabulary(TOKENS)
    spec.register_target_vocabulary(targets)
    spec.validate()
    spec.optimize(quantization=quantization)
    folder.mkdir()
    spec.save(str(folder))
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return converted(tmp_path_factory.mktemp("small") / "model", quantization="int8")


@pytest.fixture
def model(small: Path, tmp_path: Path) -> Path:
    """Return a small sound model that may be spoilt."""
    return shutil.copytree(small, tmp_path / "model")


@pytest.mark.parametrize("pair", ["fr_en", "en_fr"])
def test_the_bundled_models_pass(pair: str) -> None:
    check_model(BUNDLED / pair / "model")


@pytest.mark.parametrize("quantization", [None, "int8", "int8_float16", "int16", "float16"])
@pytest.mark.parametrize("is_shared", [True, False])
def test_models_of_the_official_shape_pass(
    tmp_path: Path, quantization: str | None, is_shared: bool
) -> None:
    check_model(
        converted(tmp_path / "model", quantization=quantization, has_shared_embeddings=is_shared)
    )


def test_newer_variants_pass(tmp_path: Path) -> None:
    check_model(converted(tmp_path / "gated", is_gated=True, is_relative=True))
    check_model(converted(tmp_path / "post", pre_norm=False))
    many = [*TOKENS, "▁more"]
    check_model(converted(tmp_path / "two", has_shared_embeddings=False, targets=many))


def test_a_vocabulary_may_be_a_text_file(model: Path) -> None:
    (model / "shared_vocabulary.json").unlink()
    (model / "shared_vocabulary.txt").write_text("".join(f"{one}\n" for one in TOKENS))
    check_model(model)
    (model / "shared_vocabulary.txt").write_text("\n".join(TOKENS[:-1]))
    refuse(model, "the shape of encoder/embeddings_0/weight")


def test_the_tensors_are_read_by_name_and_by_alias(model: Path) -> None:
    tensors = read_tensors(model / "model.bin")
    assert tensors["encoder/num_heads"].value == 8
    assert tensors["decoder/alignment_layer"].value == -1
    assert tensors[f"{FIRST}/weight"].shape == (192, 64)
    assert tensors[f"{FIRST}/weight"].dtype == "int8"
    assert tensors["encoder/embeddings_0/weight"] is tensors["decoder/embeddings/weight"]
    assert tensors["decoder/projection/weight_scale"].shape == (len(TOKENS),)


def refuse(model: Path, told: str = ".") -> None:
    with pytest.raises(InvalidWeightsError, match=told):
        check_model(model)


def spoil(model: Path, change: Callable[[Binary], object]) -> None:
    binary = unpack(model / "model.bin")
    change(binary)
    (model / "model.bin").write_bytes(binary.pack())


def heads(number: int) -> Callable[[Binary], object]:
    def change(binary: Binary) -> None:
        binary["encoder/num_heads"].data = struct.pack("<h", number)

    return change


def cut(name: str, rows: int) -> Callable[[Binary], object]:
    return lambda binary: binary[name].cut(rows)


def reshape(name: str, *shape: int) -> Callable[[Binary], object]:
    return lambda binary: binary[name].shape.__setitem__(slice(None), shape)


def put(name: str, /, **known: object) -> Callable[[Binary], object]:
    return lambda binary: binary[name].__dict__.update(known)


def declare(**known: object) -> Callable[[Binary], object]:
    return lambda binary: binary.__dict__.update(known)


def add(name: str, dtype: int = 1, data: bytes = b"\0") -> Callable[[Binary], object]:
    return lambda binary: binary.tensors.append(Stored(name, [], dtype, data))


def drop(name: str) -> Callable[[Binary], object]:
    return lambda binary: binary.tensors.remove(binary[name])


def alias(alias: str, name: str) -> Callable[[Binary], object]:
    return lambda binary: binary.aliases.append((alias, name))


@pytest.mark.parametrize(
    "change",
    [
        drop("encoder/layer_norm/beta"),
        drop("decoder/alignment_layer"),
        drop("decoder/alignment_heads"),
        drop(f"{FIRST}/bias"),
        add("encoder/layer_0/self_attention/queries_scale", 0, bytes(4)),
        put("encoder/num_heads", data=b"\x04\x00"),
        cut("encoder/position_encodings/encodings", 50),
    ],
)
def test_what_an_engine_can_do_without_may_be_left_out(
    model: Path, change: Callable[[Binary], object]
) -> None:
    spoil(model, change)
    check_model(model)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (heads(0), "number of heads"),
        (heads(-1), "number of heads"),
        (heads(7), "number of heads"),
        (heads(128), "number of heads"),
        (cut(f"{FIRST}/bias", 1), "the shape of .*bias"),
        (cut(f"{FIRST}/weight_scale", 1), "the shape of .*weight_scale"),
        (cut(f"{FIRST}/weight", 1), "the shape of"),
        (cut("decoder/embeddings/weight", 10), "the shape of"),
        (cut("decoder/projection/bias", 10), "the shape of"),
        (cut("encoder/layer_norm/gamma", 1), "the shape of"),
        (cut("decoder/layer_1/ffn/linear_0/weight", 5), "the shape of"),
        (reshape(f"{FIRST}/weight", 64, 192), "the shape of"),
        (reshape(f"{FIRST}/weight", 192 * 64), "the shape of"),
        (reshape(f"{FIRST}/weight", 3, 64, 64), "too many dimensions"),
        (reshape(f"{FIRST}/weight", 2**32 - 1, 2**32 - 1), "the size of"),
        (reshape(f"{FIRST}/weight", 0, 64), "the size of"),
        (put(f"{FIRST}/weight", dtype=77), "an unknown type"),
        (put(f"{FIRST}/bias", dtype=3), "the type of"),
        (put(f"{FIRST}/weight", size=10), "the size of"),
        (put(f"{FIRST}/weight", size=2**32 - 1), "the size of"),
        (put(f"{FIRST}/bias", shape=[], dtype=1, data=b"\1"), "the shape of"),
        (put("encoder/activation", data=b"\x07"), "the activation"),
        (put("encoder/activation", data=b"\xff"), "the activation"),
        (put("encoder/embeddings_merge", data=b"\x02"), "the flag"),
        (put("decoder/alibi", data=b"\x01"), "alibi is on"),
        (put("encoder/multi_query_attention", data=b"\x01"), "multi_query_attention is on"),
        (put("decoder/alignment_layer", data=b"\x02\x00"), "layer of the alignment"),
        (put("decoder/alignment_layer", data=b"\xfd\xff"), "layer of the alignment"),
        (put("decoder/alignment_heads", data=b"\x09\x00"), "heads of the alignment"),
        (put("encoder/num_heads", name="encoder/num_heads\0x"), "the letters of a name"),
        (put("encoder/num_heads", name="é"), "the letters of a name"),
        (put("encoder/num_heads", name=""), "the length of a name"),
        (put("encoder/num_heads", name="x" * 300), "the length of a name"),
        (put("encoder/layer_1/ffn/linear_0/bias", name="encoder/layer_01/ffn/bias"), "unknown"),
        (declare(version=BINARY_VERSION - 1), "another version"),
        (declare(specification="WhisperSpec"), "another kind"),
        (declare(revision=8), "another revision"),
        (declare(tail=b"\0"), "left over"),
        (declare(tail=bytes(2**21)), "left over"),
        (declare(tensors=[]), "stands for nothing"),
        (add("encoder/num_heads", 2, b"\4\0"), "twice"),
        (add("decoder/layer_0/self_attention/rotary_dim", 3, bytes(4)), "unknown tensors"),
        (add("encoder/layer_200/x"), "number of layers"),
        (drop("encoder/num_heads"), "there is no encoder/num_heads"),
        (drop(f"{FIRST}/weight"), "there is no"),
        (drop(f"{FIRST}/weight_scale"), "there is no"),
        (alias("encoder/x", "encoder/num_heads"), "unknown tensors"),
        (alias("encoder/pre_norm", "encoder/num_heads"), "twice"),
        (alias("encoder/x", "encoder/y"), "stands for nothing"),
    ],
)
def test_tensors_that_do_not_fit_are_refused(
    model: Path, change: Callable[[Binary], object], told: str
) -> None:
    spoil(model, change)
    refuse(model, told)


OPTIONAL = re.compile(
    r"/(bias|beta|queries_scale|encodings|alignment_\w+|scale_\w+)$|^(en|de)coder/layer_norm/gamma$"
)
"""Tensors with a shape that a model may lack, and numbers that it may add."""


def fits(sound: Mapping[str, Tensor], found: Mapping[str, Tensor]) -> bool:
    """Return whether each tensor has the shape and the type that it had, or may be left out."""
    for name in sound.keys() | found.keys():
        had, has = sound.get(name), found.get(name)
        if had is None or has is None:
            one = had or has
            assert one is not None
            if one.shape and not OPTIONAL.search(name):
                return False
        elif name.endswith("/encodings"):
            if has.shape[1:] != had.shape[1:]:
                return False
        elif has.shape != had.shape or (has.dtype != had.dtype and has.dtype not in FLOATS):
            return False
    return True


@pytest.mark.parametrize("seed", range(4))
def test_no_change_of_a_model_makes_its_tensors_unfit(model: Path, seed: int) -> None:
    binary = unpack(model / "model.bin")
    sound = read_tensors(model / "model.bin")
    random = Random(seed)
    refusals = 0
    for _ in range(100):
        told, data = mutate(binary, random)
        (model / "model.bin").write_bytes(data)
        try:
            check_model(model)
        except InvalidWeightsError:
            refusals += 1
        else:
            assert fits(sound, read_tensors(model / "model.bin")), told
    assert refusals > 50


def test_a_file_cut_anywhere_is_refused(model: Path) -> None:
    data = (model / "model.bin").read_bytes()
    for size in (0, 3, 10, 40, 100, len(data) // 2, len(data) - 1):
        (model / "model.bin").write_bytes(data[:size])
        refuse(model)


def test_what_is_no_model_is_refused(model: Path) -> None:
    for data in (b"weights", bytes(100_000), b"\x06\0\0\0" + b"\xff" * 5000):
        (model / "model.bin").write_bytes(data)
        refuse(model)


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("config.json", "[]", "no object"),
        ("config.json", "[" * 100_000, "can't be read"),
        ("config.json", '{"unk_token": "zzz"}', "a special token"),
        ("config.json", '{"eos_token": 5}', "a special token"),
        ("config.json", '{"decoder_start_token": null}', "first token of a translation"),
        ("config.json", '{"bos_token": "zzz", "add_source_bos": true}', "the first token"),
        ("config.json", '{"bos_token": []}', "the first token"),
        ("config.json", '{"multi_query_attention": true}', "multi_query_attention"),
        ("config.json", '{"quantization_type": 1}', "quantization"),
        ("shared_vocabulary.json", '["a", "b"]', "a special token"),
        ("shared_vocabulary.json", "[]", "the tokens"),
        ("shared_vocabulary.json", "[1, 2]", "the tokens"),
        ("shared_vocabulary.json", json.dumps([*TOKENS, "x"]), "the shape of"),
    ],
)
def test_files_that_do_not_fit_are_refused(model: Path, file: str, content: str, told: str) -> None:
    (model / file).write_text(content)
    refuse(model, told)


def test_a_model_without_a_vocabulary_is_refused(model: Path) -> None:
    (model / "shared_vocabulary.json").rename(model / "source_vocabulary.json")
    refuse(model, "no vocabulary")

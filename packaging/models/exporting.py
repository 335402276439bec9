"""From weights to the CTranslate2 model that the program runs, in 8-bit integers."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import ctranslate2
import numpy as np
import sentencepiece
from ctranslate2.specs import common_spec, transformer_spec

from models.batching import Item
from models.checkpoints import Checkpoint
from models.network import LONGEST, positions
from models.vocabulary import END, UNKNOWN


def export(
    checkpoint: Checkpoint,
    vocabulary: sentencepiece.SentencePieceProcessor,
    folder: Path,
    quantization: str = "int8",
) -> None:
    """Write the model to `folder`, in the place of what is there."""
    spec = specification(checkpoint)
    pieces = [vocabulary.id_to_piece(place) for place in range(vocabulary.get_piece_size())]
    spec.register_source_vocabulary(pieces)
    spec.register_target_vocabulary(pieces)
    spec.config.bos_token = spec.config.eos_token = spec.config.decoder_start_token = END
    spec.config.unk_token = UNKNOWN
    spec.config.add_source_eos = True
    spec.config.layer_norm_epsilon = 1e-5
    spec.validate()
    spec.optimize(quantization=quantization)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    spec.save(str(folder))


def specification(checkpoint: Checkpoint) -> Any:
    """Return CTranslate2's description of the network, filled with the weights."""
    shape = checkpoint.shape
    # Copies: quantising scales the arrays where they are.
    weights = {name: one.float().numpy().copy() for name, one in checkpoint.weights.items()}
    spec = transformer_spec.TransformerSpec.from_config(
        (shape.encoder_layers, shape.decoder_layers),
        shape.heads,
        pre_norm=False,
        activation=common_spec.Activation.RELU,
    )
    spec.encoder.embeddings[0].weight = spec.decoder.embeddings.weight = weights["embed.weight"]
    for side in (spec.encoder, spec.decoder):
        side.position_encodings.encodings = positions(2 * LONGEST, shape.width).numpy()
    spec.decoder.start_from_zero_embedding = True
    spec.decoder.projection.weight = weights["embed.weight"]
    spec.decoder.projection.bias = weights["bias"]
    for side, layers in (("enc", spec.encoder.layer), ("dec", spec.decoder.layer)):
        for number, layer in enumerate(layers):
            _fill(layer, weights, f"{side}.{number}.")
    return spec


def loss(
    folder: Path, vocabulary: sentencepiece.SentencePieceProcessor, items: Sequence[Item]
) -> float:
    """Return the exported model's mean loss a piece, to hold against that of `judging.judge`.

    8 bits cost a few hundredths of a nat; more says that something was exported wrongly.
    """
    translator = ctranslate2.Translator(str(folder), compute_type="int8", intra_threads=1)
    sides = [
        [[vocabulary.id_to_piece(int(piece)) for piece in item[side]] for item in items]
        for side in (0, 1)
    ]
    scored = translator.score_batch(*sides, max_batch_size=1024, batch_type="tokens")
    return -float(np.concatenate([one.log_probs for one in scored]).mean())


def _fill(layer: Any, weights: dict[str, Any], prefix: str) -> None:
    def linear(spec: Any, name: str) -> None:
        spec.weight = weights[f"{prefix}{name}.weight"]
        spec.bias = weights[f"{prefix}{name}.bias"]

    def norm(spec: Any, name: str) -> None:
        spec.gamma = weights[f"{prefix}{name}.weight"]
        spec.beta = weights[f"{prefix}{name}.bias"]

    linear(layer.self_attention.linear[0], "self_attn.qkv")
    linear(layer.self_attention.linear[1], "self_attn.out")
    norm(layer.self_attention.layer_norm, "norm1")
    if f"{prefix}cross.q.weight" in weights:
        linear(layer.attention.linear[0], "cross.q")
        linear(layer.attention.linear[1], "cross.kv")
        linear(layer.attention.linear[2], "cross.out")
        norm(layer.attention.layer_norm, "norm2")
    linear(layer.ffn.linear_0, "ff1")
    linear(layer.ffn.linear_1, "ff2")
    norm(layer.ffn.layer_norm, "norm3")

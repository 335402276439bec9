"""The network: a post-norm Transformer that CTranslate2 can run, one embedding for all three uses.

Six encoder layers read with care, two decoder layers write fast: what a reader waits for is the
decoder. Names and order of the parameters are those of every checkpoint so far; keep them.
"""

import math
from dataclasses import dataclass

import torch
from torch import nn
from torch.nn import functional

LONGEST = 512
"""Pieces that training can see; the exported model has positions for twice as many."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The size of a network; the defaults are the bundled models'."""

    pieces: int
    width: int = 256
    heads: int = 8
    hidden: int = 1536
    encoder_layers: int = 6
    decoder_layers: int = 2

    @classmethod
    def read(cls, kept: dict[str, int]) -> "Shape":
        """Return the shape that a checkpoint keeps."""
        return cls(*(kept[key] for key in ("V", "d", "h", "ff", "ne", "nd")))

    def written(self) -> dict[str, int]:
        """Return the shape as a checkpoint keeps it."""
        sizes = (self.pieces, self.width, self.heads, self.hidden)
        layers = (self.encoder_layers, self.decoder_layers)
        return dict(zip(("V", "d", "h", "ff", "ne", "nd"), (*sizes, *layers), strict=True))


def positions(count: int, width: int) -> torch.Tensor:
    """Return the sinusoids of "Attention is all you need", sines first, as Marian has them."""
    half = width // 2
    rates = torch.exp(torch.arange(half).float() * -(math.log(10_000) / (half - 1)))
    angles = torch.arange(count).float()[:, None] * rates[None]
    return torch.cat([angles.sin(), angles.cos()], 1)


class Attention(nn.Module):
    """Attention of a text to itself, or, where it `crosses`, to the encoded source."""

    def __init__(self, width: int, heads: int, crosses: bool) -> None:
        super().__init__()
        self.heads, self.crosses = heads, crosses
        if crosses:
            self.q, self.kv = nn.Linear(width, width), nn.Linear(width, 2 * width)
        else:
            self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)

    def forward(
        self,
        states: torch.Tensor,
        memory: torch.Tensor | None = None,
        mask: torch.Tensor | None = None,
        is_causal: bool = False,
    ) -> torch.Tensor:
        """Return [batch, length, width]; `mask` is true where there is something to see.

        What is seen is worked out in 32 bits: with so short heads, torch's 16-bit attention is
        several times slower on a processor, and less exact.
        """
        if self.crosses:
            query, (key, value) = self.q(states), self.kv(memory).chunk(2, -1)
        else:
            query, key, value = self.qkv(states).chunk(3, -1)
        parts = (self._by_head(one.float()) for one in (query, key, value))
        with torch.autocast(states.device.type, enabled=False):
            seen = functional.scaled_dot_product_attention(
                *parts, attn_mask=mask, is_causal=is_causal
            )
        return self.out(seen.transpose(1, 2).reshape(states.shape))

    def _by_head(self, states: torch.Tensor) -> torch.Tensor:
        batch, _, width = states.shape
        return states.view(batch, -1, self.heads, width // self.heads).transpose(1, 2)


class Layer(nn.Module):
    """Attention and feed-forward; a decoder's layer also attends to the source."""

    def __init__(self, shape: Shape, decodes: bool, dropout: float) -> None:
        super().__init__()
        self.decodes, self.dropout = decodes, dropout
        self.self_attn = Attention(shape.width, shape.heads, crosses=False)
        self.norm1 = nn.LayerNorm(shape.width)
        if decodes:
            self.cross = Attention(shape.width, shape.heads, crosses=True)
            self.norm2 = nn.LayerNorm(shape.width)
        self.ff1 = nn.Linear(shape.width, shape.hidden)
        self.ff2 = nn.Linear(shape.hidden, shape.width)
        self.norm3 = nn.LayerNorm(shape.width)

    def forward(
        self, states: torch.Tensor, mask: torch.Tensor, memory: torch.Tensor | None = None
    ) -> torch.Tensor:
        """Return the layer's output; `mask` is of the source, which `memory` encodes."""
        if self.decodes:
            states = self.norm1(states + self._drop(self.self_attn(states, is_causal=True)))
            states = self.norm2(states + self._drop(self.cross(states, memory, mask)))
        else:
            states = self.norm1(states + self._drop(self.self_attn(states, mask=mask)))
        return self.norm3(states + self._drop(self.ff2(functional.relu(self.ff1(states)))))

    def _drop(self, states: torch.Tensor) -> torch.Tensor:
        if not self.dropout:
            return states
        return functional.dropout(states, self.dropout, self.training)


class Network(nn.Module):
    """The whole: pieces of the source and of the target so far, to states for the next pieces."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape = shape
        self.embed = nn.Embedding(shape.pieces, shape.width)
        self.bias = nn.Parameter(torch.zeros(shape.pieces))
        nn.init.normal_(self.embed.weight, std=shape.width**-0.5)
        self.enc = nn.ModuleList(Layer(shape, False, dropout) for _ in range(shape.encoder_layers))
        self.dec = nn.ModuleList(Layer(shape, True, dropout) for _ in range(shape.decoder_layers))
        self.register_buffer("pos", positions(LONGEST, shape.width), persistent=False)

    def forward(
        self, source: torch.Tensor, seen: torch.Tensor, begun: torch.Tensor
    ) -> torch.Tensor:
        """Return [batch, target length, width]: only what is to be scored need become logits.

        `source` [batch, length] ends in </s>; `seen` is true up to there. `begun` is the target
        shifted right; -1 stands for its start, which is embedded as zeros.
        """
        mask = seen[:, None, None, :]
        memory = self._embedded(source)
        for layer in self.enc:
            memory = layer(memory, mask)
        states = self._embedded(begun.clamp(min=0), begun < 0)
        for layer in self.dec:
            states = layer(states, mask, memory)
        return states

    def logits(self, states: torch.Tensor) -> torch.Tensor:
        """Return the logits of all pieces for states [count, width]."""
        return functional.linear(states, self.embed.weight, self.bias)

    def _embedded(self, pieces: torch.Tensor, starts: torch.Tensor | None = None) -> torch.Tensor:
        vectors = self.embed(pieces) * math.sqrt(self.shape.width)
        if starts is not None:
            vectors = vectors.masked_fill(starts[..., None], 0.0)
        return vectors + self.pos[: pieces.shape[1]]

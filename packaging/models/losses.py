"""The loss of training and its gradients, worked out together, over a few of the pieces.

The logits of a batch are by far its largest array; torch's own cross-entropy goes over them in 32
bits half a dozen times, and on a processor that takes longer than the whole network. Even in 16
bits they are two fifths of the work, and next to all of it is about pieces that no text of the
batch could have: of those a sample is enough.
"""

import math
from dataclasses import dataclass
from typing import Any

import torch

from models.devices import compute_type

SMOOTHING = 0.1
LEAST = 1e-30
FREQUENT, DRAWN = 6144, 3072
"""Pieces that are always scored, and how many of the others: 97 % of a text are among the former,
and the gradients of a batch's states come out within 4 % of the exact ones, on average within 2."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The pieces that are scored, in rising order, and what is added to the logit of each.

    A piece that was drawn at random stands for others like it: it counts as many times as there
    are pieces that it was drawn from, for each one drawn (Jean et al., ACL 2015).
    """

    pieces: torch.Tensor
    added: torch.Tensor


class Sampler:
    """Draws candidates: the pieces that are frequent or wanted, and some of the others.

    `counts` [pieces] says how often each is to be expected.
    """

    def __init__(self, counts: torch.Tensor, frequent: int = FREQUENT, drawn: int = DRAWN) -> None:
        self._is_frequent = torch.zeros(len(counts), dtype=torch.bool)
        self._is_frequent[counts.argsort(descending=True)[:frequent]] = True
        self._drawn = drawn

    def draw(self, wanted: torch.Tensor) -> Candidates:
        """Return the candidates of a batch that has the pieces `wanted`, on the device of these."""
        device = wanted.device
        self._is_frequent = self._is_frequent.to(device)
        is_chosen = self._is_frequent.clone()
        is_chosen[wanted] = True
        others = (~is_chosen).nonzero().view(-1)
        drawn = others[torch.randperm(len(others), device=device)[: self._drawn]]
        added = torch.zeros(len(is_chosen), device=device)
        added[drawn] = math.log(max(len(others), 1) / max(len(drawn), 1))
        is_chosen[drawn] = True
        pieces = is_chosen.nonzero().view(-1)
        return Candidates(pieces, added[pieces])


class _SmoothedCrossEntropy(torch.autograd.Function):
    """Forward keeps the gradients: nothing of the logits' size outlives it."""

    @staticmethod
    def forward(
        ctx: Any,
        states: torch.Tensor,
        embedding: torch.Tensor,
        bias: torch.Tensor,
        wanted: torch.Tensor,
        candidates: Candidates,
    ) -> torch.Tensor:
        count, even = len(states), SMOOTHING / len(embedding)
        chosen = candidates.pieces
        places = torch.searchsorted(chosen, wanted)[:, None]
        dtype = compute_type(states.device.type)
        states, rows = states.to(dtype), embedding[chosen].to(dtype)
        added = (bias[chosen] + candidates.added).to(dtype)
        likely = torch.addmm(added, states, rows.t()).softmax(1)
        right = likely.gather(1, places).float()
        likely.scatter_(1, places, (right - (1 - SMOOTHING)).to(likely.dtype))
        # The gradient of the logits is `likely` less `even` everywhere, which is the same for all
        # pieces: it is taken from the sums, where it costs nothing and isn't rounded away.
        of_states = ((likely @ rows).float() - even * embedding.sum(0)) / count
        scaled = states / count
        of_rows = (-even * scaled.float().sum(0)).repeat(len(embedding), 1)
        of_rows[chosen] += (likely.t() @ scaled).float()
        of_bias = torch.full_like(bias, -even)
        of_bias[chosen] += likely.sum(0).float() / count
        ctx.save_for_backward(of_states, of_rows, of_bias)
        return -right.clamp_min(LEAST).log().mean()

    @staticmethod
    def backward(ctx: Any, scale: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        return *(gradient * scale for gradient in ctx.saved_tensors), None, None


def smoothed_cross_entropy(
    states: torch.Tensor,
    embedding: torch.Tensor,
    bias: torch.Tensor,
    wanted: torch.Tensor,
    candidates: Candidates | None = None,
) -> torch.Tensor:
    """Return the mean loss, in nats a piece, of `states` [count, width] for the pieces `wanted`.

    Its gradients are those of the loss with labels smoothed by `SMOOTHING` (Szegedy et al. 2016);
    its value is without that, so that it can be held against the loss on dev. Both are estimates
    where the `candidates` aren't all pieces.
    """
    if candidates is None:
        pieces = torch.arange(len(embedding), device=embedding.device)
        candidates = Candidates(pieces, torch.zeros(len(embedding), device=embedding.device))
    loss: torch.Tensor = _SmoothedCrossEntropy.apply(states, embedding, bias, wanted, candidates)
    return loss

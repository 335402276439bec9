"""The loss of training and its gradients, worked out together in 16 bits.

The logits of a batch are by far its largest array; torch's own cross-entropy goes over them in 32
bits half a dozen times, and on a processor that takes longer than the whole network.
"""

from typing import Any

import torch

SMOOTHING = 0.1
LEAST = 1e-30


class _SmoothedCrossEntropy(torch.autograd.Function):
    """Forward keeps the gradients: nothing of the logits' size outlives it."""

    @staticmethod
    def forward(
        ctx: Any,
        states: torch.Tensor,
        embedding: torch.Tensor,
        bias: torch.Tensor,
        wanted: torch.Tensor,
    ) -> torch.Tensor:
        count, even = len(states), SMOOTHING / len(embedding)
        states, rows = states.to(torch.bfloat16), embedding.to(torch.bfloat16)
        likely = torch.addmm(bias.to(torch.bfloat16), states, rows.t()).softmax(1)
        right = likely.gather(1, wanted[:, None]).float()
        likely.scatter_(1, wanted[:, None], (right - (1 - SMOOTHING)).to(likely.dtype))
        # The gradient of the logits is `likely` less `even` everywhere, which is the same for all
        # pieces: it is taken from the sums, where it costs nothing and isn't rounded away.
        of_states = ((likely @ rows).float() - even * embedding.sum(0)) / count
        scaled = states / count
        of_rows = (likely.t() @ scaled).float() - even * scaled.float().sum(0)
        of_bias = likely.sum(0).float() / count - even
        ctx.save_for_backward(of_states, of_rows, of_bias)
        return -right.clamp_min(LEAST).log().mean()

    @staticmethod
    def backward(ctx: Any, scale: torch.Tensor) -> tuple[torch.Tensor | None, ...]:
        return *(gradient * scale for gradient in ctx.saved_tensors), None


def smoothed_cross_entropy(
    states: torch.Tensor, embedding: torch.Tensor, bias: torch.Tensor, wanted: torch.Tensor
) -> torch.Tensor:
    """Return the mean loss, in nats a piece, of `states` [count, width] for the pieces `wanted`.

    Its gradients are those of the loss with labels smoothed by `SMOOTHING` (Szegedy et al. 2016);
    its value is without that, so that it can be held against the loss on dev.
    """
    loss: torch.Tensor = _SmoothedCrossEntropy.apply(states, embedding, bias, wanted)
    return loss

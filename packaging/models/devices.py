"""Where a network computes, and in which type: bfloat16 where the hardware is faster with it."""

import time
from contextlib import AbstractContextManager
from functools import cache

import torch

from models.network import Network

PROBED = 256, 256, 1536
"""Rows, width and hidden width of the product that is timed on a processor."""
TIMES = 3


@cache
def compute_type(kind: str) -> torch.dtype:
    """Return the type to compute in on devices of `kind` ("cpu", "cuda").

    Processors without instructions for bfloat16 emulate it, 60 times slower than 32-bit floats on
    some: there, both are timed once.
    """
    if kind != "cpu":
        return torch.bfloat16
    rows, width, hidden = PROBED
    found = {}
    for dtype in (torch.float32, torch.bfloat16):
        left, right = torch.randn(rows, width).to(dtype), torch.randn(width, hidden).to(dtype)
        torch.mm(left, right)
        begun = time.perf_counter()
        for _ in range(TIMES):
            torch.mm(left, right)
        found[dtype] = time.perf_counter() - begun
    return min(found, key=lambda dtype: found[dtype])


def device_of(network: Network) -> torch.device:
    """Return where a network's weights are."""
    return network.embed.weight.device


def autocast(device: torch.device) -> AbstractContextManager[None]:
    """Return the context in which a network is run on `device`."""
    dtype = compute_type(device.type)
    context: AbstractContextManager[None] = torch.autocast(
        device.type, torch.bfloat16, enabled=dtype is torch.bfloat16
    )
    return context

"""The net of the second look -> one ONNX file.

Its weights are kept in eight bits, each row with its own scale, and it computes in single precision: a quarter of the size, the same
answers, and no text's answer depends on its neighbours in the batch, as it would with activations in eight bits.
"""

import copy
from pathlib import Path
from typing import Any

import torch

from promisecheck.learned.second import HEADS
from promisecheck.train.reader import Reader

_OUTPUTS = ("pairs", "marks", "vector", *HEADS)
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class _Packed(torch.nn.Module):
    """A matrix in eight bits."""

    scale: torch.Tensor
    packed: torch.Tensor
    bias: torch.Tensor

    def __init__(self, weight: torch.Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(dim=1, keepdim=True).clamp(min=1e-9) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("packed", (weight / scale).round().to(torch.int8))


class _Linear(_Packed):
    def __init__(self, whole: torch.nn.Linear) -> None:
        super().__init__(whole.weight.data)
        self.register_buffer("bias", whole.bias.data)

    def forward(self, values: Any) -> Any:
        return values @ (self.packed.float() * self.scale).T + self.bias


class _Embedding(_Packed):
    def forward(self, ids: Any) -> Any:
        return self.packed[ids].float() * self.scale[ids]


def export_reader(reader: Reader, tokenizer: Any, out: Path) -> None:
    """Write `out`/model.onnx and `out`/tokenizer.json."""
    out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(out / "tokenizer.json"))
    small = _pack(copy.deepcopy(reader).eval())
    example = tuple(torch.ones((2, 8), dtype=torch.long) for _ in _INPUTS)
    axes = {name: {0: "texts", 1: "pieces"} for name in (*_INPUTS, "marks")} | {name: {0: "texts"} for name in _OUTPUTS if name != "marks"}
    torch.onnx.export(
        small, example, out / "model.onnx", input_names=list(_INPUTS), output_names=list(_OUTPUTS), dynamic_axes=axes,
        do_constant_folding=False, dynamo=False,
    )  # fmt: skip


def _pack(module: Any) -> Any:
    for name, part in module.named_children():
        if isinstance(part, torch.nn.Linear):
            setattr(module, name, _Linear(part))
        elif isinstance(part, torch.nn.Embedding):
            setattr(module, name, _Embedding(part.weight.data))
        else:
            _pack(part)
    return module

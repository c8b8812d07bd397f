"""Tensors that want gradients, on both sides at once.

A leaf (a parameter, an input that wants a gradient) is *mirrored*: each side holds a
tensor of its own, and each message carries those that changed, with their gradients.

A result of the answer is, on the test's side, the output of an autograd function whose
inputs are the mirrored leaves that it was computed from. Its backward pass asks the
answer's side, so ``loss.backward()`` in a test fills the gradients on both sides.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from helpers.checks.arrays import read_tensor, write_tensor
from helpers.checks.plain import if_loaded

if TYPE_CHECKING:
    from helpers.checks.plain import Writer
    from helpers.checks.remote.session import Session
    from helpers.checks.remote.stubs import Stub


def is_tensor(value: Any) -> bool:
    """Whether a value is a torch tensor. Does not import torch."""
    torch = if_loaded("torch")
    return torch is not None and issubclass(type(value), torch.Tensor)


class Mirrors:
    """One side's mirrored tensors, by key.

    Parameters
    ----------
    side : str
        Begins the keys that this side gives, so that the two never give the same.
    """

    def __init__(self, side: str):
        self._side = side
        self._tensors: dict[str, Any] = {}
        self._keys: dict[int, str] = {}
        self._seen: dict[str, tuple] = {}
        self._first: dict[str, tuple] = {}

    def __len__(self) -> int:
        return len(self._tensors)

    def key_of(self, tensor: Any) -> str | None:
        """Return the key of a mirrored tensor."""
        return self._keys.get(id(tensor))

    def get(self, key: str) -> Any:
        """Return the tensor of a key; ``None`` if there is none."""
        return self._tensors.get(key)

    def wanting(self, keys: list[str]) -> dict[str, Any]:
        """Return those of the tensors named that want a gradient."""
        found = {key: self._tensors.get(key) for key in keys}
        return {k: t for k, t in found.items() if t is not None and t.requires_grad}

    def leaves_of(self, tensor: Any) -> list[str]:
        """Return the keys of the mirrored tensors that a tensor was computed from."""
        found, seen, waiting = [], set(), [tensor.grad_fn]
        while waiting:
            node = waiting.pop()
            if node is None or node in seen:
                continue
            seen.add(node)
            waiting += [before for before, _ in node.next_functions]
            if key := self.key_of(getattr(node, "variable", None)):
                found.append(key)
        return found

    def write(self, tensor: Any, writer: Writer) -> dict[str, Any]:
        """Write a tensor: its key, and what it is when it is new."""
        if key := self.key_of(tensor):
            return {"mirror": key}
        import torch

        key = self._add(f"{self._side}{len(self._tensors)}", tensor)
        parameter = isinstance(tensor, torch.nn.Parameter)
        return {"mirror": key, "is": write_tensor(tensor, writer), "leaf": parameter}

    def read(self, data: dict[str, Any]) -> Any:
        """Read what the other side wrote."""
        key = data["mirror"]
        if key in self._tensors:
            return self._tensors[key]
        if not isinstance(key, str) or len(key) > 20 or key.startswith(self._side):
            raise ValueError("a mirrored tensor that nobody knows")
        import torch

        tensor = read_tensor(data["is"])
        if data["leaf"]:
            grad = tensor.grad
            tensor = torch.nn.Parameter(tensor.detach(), tensor.requires_grad)
            tensor.grad = grad
        self._add(key, tensor)
        return tensor

    def _add(self, key: str, tensor: Any) -> str:
        self._tensors[key], self._keys[id(tensor)] = tensor, key
        self._seen[key] = self._first[key] = _content(tensor)
        return key

    def news(self, writer: Writer) -> list:
        """Write the tensors that changed since the last message."""
        found = []
        for key, tensor in self._tensors.items():
            if not _same_content(tensor, self._seen[key]):
                self._seen[key] = _content(tensor)
                found.append([key, write_tensor(tensor, writer)])
        return found

    def take(self, news: list) -> None:
        """Bring the tensors that changed on the other side up to date."""
        for key, data in news:
            tensor = self._tensors.get(key)
            if tensor is not None and tensor.is_leaf:
                new = read_tensor(data)
                _update(tensor, new.detach(), new.grad, new.requires_grad)
                self._seen[key] = _content(tensor)

    def restore(self) -> None:
        """Give this side's own tensors the content that they came with."""
        for key, content in self._first.items():
            tensor = self._tensors[key]
            if key.startswith(self._side) and tensor.is_leaf:
                _update(tensor, *content)


def _content(tensor: Any) -> tuple:
    grad = tensor.grad if tensor.is_leaf else None
    grad = None if grad is None else grad.detach().clone()
    return tensor.detach().clone(), grad, tensor.requires_grad


def _same_content(tensor: Any, seen: tuple) -> bool:
    grad = tensor.grad if tensor.is_leaf else None
    value, old, wants = seen
    if (grad is None) != (old is None) or tensor.requires_grad != wants:
        return False
    return _alike(tensor.detach(), value) and (grad is None or _alike(grad, old))


def _alike(mine: Any, theirs: Any) -> bool:
    import torch

    return mine.dtype == theirs.dtype and torch.equal(mine, theirs)


def _update(tensor: Any, new: Any, grad: Any, wants: bool) -> None:
    import torch

    if tensor.shape != new.shape or tensor.dtype != new.dtype:
        tensor.data = new.clone()
    elif not torch.equal(tensor.detach(), new):
        with torch.no_grad():
            tensor.copy_(new)
    tensor.requires_grad_(wants)
    tensor.grad = grad


def live_tensor(session: Session, origin: Stub, value: Any, inputs: dict) -> Any:
    """Make a result of the answer part of the test's own autograd graph.

    Parameters
    ----------
    session : Session
    origin : Stub
        The result on the answer's side, kept there as long as the graph is here.
    value : torch.Tensor
        Its numbers.
    inputs : dict of str to torch.Tensor
        The mirrored tensors that it depends on.
    """
    import torch

    spark = torch.zeros(0, requires_grad=True)  # makes the output want a gradient
    place = (session, origin, list(inputs))
    return _remote_function().apply(place, value.detach(), spark, *inputs.values())


@lru_cache(maxsize=1)
def _remote_function() -> Any:
    import torch

    class Remote(torch.autograd.Function):
        """Stands for all that the answer computed."""

        @staticmethod
        def forward(ctx: Any, place: tuple, value: Any, *inputs: Any) -> Any:
            ctx.place = place
            return value.clone()

        @staticmethod
        @torch.autograd.function.once_differentiable
        def backward(ctx: Any, grad: Any) -> tuple:
            session, origin, keys = ctx.place
            found = session.backward(origin, grad, keys)
            return (None, None, None, *(found.get(key) for key in keys))

    return Remote


def run_backward(tensor: Any, grad: Any, mirrored: dict[str, Any]) -> dict[str, Any]:
    """Run the backward pass where the answer lives.

    Gradients of tensors that are not mirrored add up where they are. Those of mirrored
    ones go back, and the test's autograd adds them up.
    """
    import torch

    before = {key: leaf.grad for key, leaf in mirrored.items()}
    try:
        for leaf in mirrored.values():
            leaf.grad = None
        torch.autograd.backward([tensor], [grad], retain_graph=True)
        found = {k: t.grad for k, t in mirrored.items() if t.grad is not None}
    finally:
        for key, leaf in mirrored.items():
            leaf.grad = before[key]
    return found

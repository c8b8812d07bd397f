"""Modules and optimisers of the test, built again where the answer lives.

A module made of ``torch.nn``'s own classes is written as its class, its plain
attributes and its tensors, which are mirrored; it is never pickled. Each message
carries the training flags and the optimiser states that changed.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from helpers.checks.plain import Reader, Writer, if_loaded
from helpers.checks.recipes import resolve

if TYPE_CHECKING:
    from helpers.checks.remote.tensors import Mirrors

MADE_ANEW = {
    "training",
    "_flat_weights",
    "_flat_weight_refs",
}  # attributes that are not copied


class Parts:
    """One side's modules and optimisers that the other side holds too, by number."""

    def __init__(self, mirrors: Mirrors):
        self._mirrors = mirrors
        self._parts: dict[int, Any] = {}
        self._places: dict[int, int] = {}
        self._seen: dict[int, Any] = {}
        self._first: dict[int, Any] = {}

    def place_of(self, part: Any) -> int | None:
        """Return the number of a part that both sides hold."""
        return self._places.get(id(part))

    def get(self, place: Any) -> Any:
        """Return the part of a number."""
        return self._parts[place]

    def _add(self, part: Any, place: int) -> None:
        self._parts[place], self._places[id(part)] = part, place
        self._seen[place] = None  # all of its state is news

    def write(self, part: Any, writer: Writer) -> dict[str, Any] | None:
        """Write a module or an optimiser of torch's own classes; ``None`` otherwise."""
        torch = if_loaded("torch")
        place = self.place_of(part)
        if place is not None:
            return {"part": place}
        if torch is None or not isinstance(
            part, torch.nn.Module | torch.optim.Optimizer
        ):
            return None
        home = torch.nn if isinstance(part, torch.nn.Module) else torch.optim
        kind = type(part)
        name = f"{kind.__module__}.{kind.__qualname__}"
        if not name.startswith(home.__name__):
            raise TypeError(f"{kind.__name__} is no class of {home.__name__}; use Made")
        place = len(self._parts)
        self._add(part, place)
        written = {"part": place, "class": name}
        if home is torch.nn:
            self._first[place] = self._state(part)
            return written | self._module(part, writer)
        groups = [
            [self._mirrors.write(tensor, writer) for tensor in group["params"]]
            for group in part.param_groups
        ]
        self._first[place] = self._state(part)
        wanted = inspect.signature(type(part)).parameters
        defaults = {k: v for k, v in part.defaults.items() if k in wanted}
        return written | {"groups": groups, "defaults": Writer().write(defaults)}

    def _module(self, module: Any, writer: Writer) -> dict[str, Any]:
        import torch

        base = vars(torch.nn.Module()).keys() | MADE_ANEW
        plain = {k: v for k, v in vars(module).items() if k not in base}
        tensors = {
            kind: [
                [name, None if tensor is None else self._mirrors.write(tensor, writer)]
                for name, tensor in getattr(module, kind).items()
            ]
            for kind in ("_parameters", "_buffers")
        }
        inner = [
            [name, None if part is None else self.write(part, writer)]
            for name, part in module._modules.items()
        ]
        attributes = [[name, writer.write(value)] for name, value in plain.items()]
        return (
            {"attributes": attributes, "inner": inner}
            | tensors
            | {
                "hidden_buffers": sorted(module._non_persistent_buffers_set),
            }
        )

    def read(self, data: dict[str, Any], reader: Reader) -> Any:
        """Build what the test's side wrote. Only the answer's side calls this."""
        if "class" not in data:
            return self.get(data["part"])

        if "groups" not in data:
            return self._read_module(data, reader)
        groups = [
            {"params": [self._mirrors.read(tensor) for tensor in group]}
            for group in data["groups"]
        ]
        optimiser = resolve(data["class"])(groups, **reader.read(data["defaults"]))
        self._add(optimiser, data["part"])
        return optimiser

    def _read_module(self, data: dict[str, Any], reader: Reader) -> Any:
        import torch

        kind = resolve(data["class"])
        module = kind.__new__(kind)
        torch.nn.Module.__init__(module)
        for place in ("_parameters", "_buffers"):
            for name, tensor in data[place]:
                read = None if tensor is None else self._mirrors.read(tensor)
                getattr(module, place)[name] = read
        for name, inner in data["inner"]:
            module._modules[name] = None if inner is None else self.read(inner, reader)
        attributes = {name: reader.read(value) for name, value in data["attributes"]}
        vars(module).update(attributes)
        module._non_persistent_buffers_set = set(data["hidden_buffers"])
        if hasattr(module, "_init_flat_weights"):  # recurrent layers keep a second list
            module._init_flat_weights()
        self._add(module, data["part"])
        return module

    def _state(self, part: Any) -> Any:
        """Write what may change: a training flag, or groups and state."""
        import torch

        if isinstance(part, torch.nn.Module):
            return bool(part.training)
        writer = Writer()
        key_of = self._mirrors.key_of
        groups = [
            writer.write({k: v for k, v in group.items() if k != "params"})
            for group in part.param_groups
        ]
        held = [[key_of(p), writer.write(state)] for p, state in part.state.items()]
        return {"groups": groups, "state": [h for h in held if h[0] is not None]}

    def news(self) -> list:
        """Write the parts that changed since the last message."""
        found = []
        for place, part in self._parts.items():
            if (state := self._state(part)) != self._seen[place]:
                self._seen[place] = state
                found.append([place, state])
        return found

    def take(self, news: list, reader: Reader) -> None:
        """Bring the parts that changed on the other side up to date."""
        for place, state in news:
            part = self.get(place)
            if isinstance(state, bool):
                part.training = state
            else:
                self._take_optimiser(part, state, reader)
            self._seen[place] = self._state(part)

    def restore(self) -> None:
        """Give this side's own parts the state that they came with."""
        self.take(list(self._first.items()), Reader())

    def _take_optimiser(self, part: Any, state: dict, reader: Reader) -> None:
        for group, options in zip(part.param_groups, state["groups"], strict=True):
            group.update(reader.read(options) | {"params": group["params"]})
        part.state.clear()
        for key, held in state["state"]:
            if (tensor := self._mirrors.get(key)) is not None:
                part.state[tensor] = reader.read(held)

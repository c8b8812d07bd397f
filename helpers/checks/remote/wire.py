"""How each side writes and reads messages: plain data, and what stands for an object.

=============  ===========  ========================================================
key            written by   stands for
=============  ===========  ========================================================
``remote``     both         an object of the answer, by its handle
``own``        both         an argument of the running call, by number
``lent``       both         a function, an environment or a space of the test
``named``      the test     a class or function of a library, by its full name
``mirror``     both         a leaf tensor (see ``tensors``)
``live``       the answer   a tensor that was computed from such leaves
``part``       both         a module or an optimiser of the test (see ``modules``)
=============  ===========  ========================================================
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np

from helpers.checks.plain import Reader, Writer
from helpers.checks.recipes import resolve
from helpers.checks.remote.lent import Borrowed
from helpers.checks.remote.own import is_changeable
from helpers.checks.remote.stubs import Stub, key_of
from helpers.checks.remote.tensors import is_tensor, live_tensor
from helpers.checks.writing import CONTAINERS

if TYPE_CHECKING:
    from helpers.checks.remote.served import Served
    from helpers.checks.remote.session import Session

MAX_MIRRORS = 5_000
ATOMS = {type(None), bool, int, float, str}
LIBRARIES = ("builtins", "collections", "numpy", "torch", "pandas", "typing")
NAMED = ("builtins", "math", "operator", "numpy", "numpy.linalg", "torch")
NAMED += ("torch.nn", "torch.nn.functional", "torch.optim", "pandas")


class TestWriter(Writer):
    """Writes what the test sends.

    Parameters
    ----------
    session : Session
    owning : bool
        Whether changes in the arguments are to come back: so for a call of the answer,
        but not for the result of a function that the answer called.
    """

    __test__ = False  # for pytest

    def __init__(self, session: Session, *, owning: bool):
        super().__init__()
        self.session, self.owning = session, owning
        self.own: list[Any] = []
        self.own_data: list[Any] = []
        self._places: dict[int, int] = {}

    def write(self, value: Any, depth: int = 0) -> Any:
        """Write a value; raises ``TypeError`` for one that cannot cross."""
        if type(value) in ATOMS:
            return super().write(value, depth)
        found = self._special(value)
        if found is None and self.owning and is_changeable(value):
            return self._own(value, depth)
        found = super().write(value, depth) if found is None else found
        if isinstance(found, dict) and "opaque" in found:
            raise TypeError(f"{found['opaque']} cannot be passed to an answer")
        return found

    def _special(self, value: Any) -> dict[str, Any] | None:
        if isinstance(value, Stub):
            key = key_of(value)
            self.session.check_alive(value, key)
            return {"remote": list(key)}
        if is_tensor(value):
            return self._tensor(value)
        if name := _library_name(value):
            return {"named": name}
        lent = self.session.lent.lend(value)
        return lent or self.session.parts.write(value, self)

    def _tensor(self, value: Any) -> dict[str, Any] | None:
        if (origin := self.session.origin_of(value)) is not None:
            return {"remote": list(key_of(origin))}
        known = self.session.mirrors.key_of(value)
        if value.requires_grad and not self.owning:
            raise TypeError("no gradient goes through a lent function; use Function")
        if known or value.requires_grad:
            return self.session.mirrors.write(value, self)
        return None

    def _own(self, value: Any, depth: int) -> dict[str, Any]:
        place = self._places.get(id(value))
        if place is None:
            place = self._places[id(value)] = len(self.own)
            self.own.append(value)
            self.own_data.append(None)
            self.own_data[place] = super().write(value, depth)
        return {"own": place}


def _library_name(value: Any) -> str:
    """Return the full name of a library's class or function; empty for all else."""
    if not callable(value) or isinstance(value, Stub):
        return ""
    name = getattr(value, "__name__", None)
    home = getattr(value, "__module__", None)
    for module in (home, *NAMED) if isinstance(name, str) else ():
        known = isinstance(module, str) and module.startswith(NAMED)
        if known and getattr(sys.modules.get(module), name, None) is value:
            return f"{module}.{name}"
    return ""


class TestReader(Reader):
    """Reads what the answer's side sent: whatever it says, nothing is evaluated."""

    __test__ = False

    def __init__(self, session: Session, own: list[Any]):
        super().__init__(recipes=False)
        self.session, self.own = session, own

    @property
    def readers(self) -> dict[str, Any]:
        """The plain kinds, and what stands for an object."""
        return _TEST_READERS

    def read_own(self, data: dict[str, Any]) -> Any:
        """Return an argument of the running call."""
        if type(data["own"]) is not int or data["own"] < 0:
            raise ValueError("an argument that was not there")
        return self.own[data["own"]]

    def read_mirror(self, data: dict[str, Any]) -> Any:
        """Read a leaf tensor; each one costs time with every later message."""
        if len(self.session.mirrors) >= MAX_MIRRORS:
            raise ValueError("too many mirrored tensors")
        return self.session.mirrors.read(data)

    def read_live(self, data: dict[str, Any]) -> Any:
        """Read a tensor that hangs on the answer's autograd graph."""
        session = self.session
        value = self.read(data["is"])
        origin = session.stub_of(data["live"], compares=False)
        inputs = session.mirrors.wanting(data["inputs"])
        tensor = live_tensor(session, origin, value, inputs)
        session.remember(tensor, origin)
        return tensor


_TEST_READERS = {
    "remote": lambda r, d: r.session.stub_of(d["remote"], compares=d.get("eq") is True),
    "own": lambda r, d: r.read_own(d),
    "lent": lambda r, d: r.session.lent.thing(d["lent"]),
    "mirror": lambda r, d: r.read_mirror(d),
    "live": lambda r, d: r.read_live(d),
    "part": lambda r, d: r.session.parts.get(d["part"]),
} | Reader().readers


class AnswerReader(Reader):
    """Reads what the test sent, where the answer lives."""

    def __init__(self, served: Served, own_data: list[Any], use: Any):
        super().__init__()
        self.served, self.own_data, self.use = served, own_data, use
        self.own: dict[int, Any] = {}

    @property
    def readers(self) -> dict[str, Any]:
        """The plain kinds, and what stands for an object."""
        return _ANSWER_READERS

    def recipe(self, kind: Any, data: dict[str, Any]) -> Any:
        """Build what a recipe stands for."""
        return kind.from_plain(data, self).build()

    def read_own(self, place: int) -> Any:
        """Make an argument once; a list that holds itself will do."""
        if place not in self.own:
            data = self.own_data[place]
            key = next((k for k in ("list", "dict", "set") if k in data), None)
            if key is None:
                self.own[place] = self.read(data)
            else:
                made = self.own[place] = {"list": list, "dict": dict, "set": set}[key]()
                (made.extend if key == "list" else made.update)(self.read(data))
        return self.own[place]


_ANSWER_READERS = {
    "remote": lambda r, d: r.served.get(d["remote"]),
    "own": lambda r, d: r.read_own(d["own"]),
    "lent": lambda r, d: r.served.borrowed(d["lent"], d["kind"], r.use),
    "named": lambda r, d: resolve(d["named"]),
    "mirror": lambda r, d: r.served.mirrors.read(d),
    "part": lambda r, d: r.served.parts.read(d, r),
    "rng": lambda r, d: np.random.default_rng(d["rng"]),
}
_ANSWER_READERS |= {k: v for k, v in Reader().readers.items() if k != "rng"}


class AnswerWriter(Writer):
    """Writes what an answer returned: plain data, and handles of all else.

    Parameters
    ----------
    served : Served
    own : dict of int to object
        Arguments of the running call; empty for a call the other way.
    """

    def __init__(self, served: Served, own: dict[int, Any], *, live: bool = True):
        super().__init__()
        self.served, self.live = served, live
        self._places = {id(thing): place for place, thing in own.items()}

    def write(self, value: Any, depth: int = 0) -> Any:
        """Write a value; never raises, whatever the value does when asked."""
        kind = type(value)
        if kind in ATOMS:
            return super().write(value, depth)
        if (place := self._places.get(id(value))) is not None:
            return {"own": place}
        found = self._special(value, kind)
        found = super().write(value, depth) if found is None else found
        if isinstance(found, dict) and "opaque" in found:
            return self._handle(value)
        return found

    def content(self, value: Any) -> Any:
        """Write what is inside an argument, and not that it is one."""
        return super().write(value)

    def _special(self, value: Any, kind: type) -> dict[str, Any] | None:
        if kind is Borrowed:
            return {"lent": value._place}
        if is_tensor(value) and self.live:
            return self._tensor(value)
        if (place := self.served.parts.place_of(value)) is not None:
            return {"part": place}
        home = str(kind.__module__).split(".")[0]
        if issubclass(kind, CONTAINERS) and home not in LIBRARIES:
            return self._handle(value)  # it may have methods of its own
        return None

    def _tensor(self, value: Any) -> dict[str, Any] | None:
        wants = value.requires_grad
        if self.served.mirrors.key_of(value) or (value.is_leaf and wants):
            return self.served.mirrors.write(value, self)
        if not wants:
            return None
        data = Writer.write(self, value.detach())
        inputs = self.served.mirrors.leaves_of(value)
        return {"live": self.served.handle_of(value), "is": data, "inputs": inputs}

    def _handle(self, value: Any) -> dict[str, Any]:
        data = {"remote": self.served.handle_of(value)}
        if type(value).__eq__ is not object.__eq__:
            data["eq"] = True
        return data

"""An answer in this very process, used as at grading."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import Any

from helpers.checks.compare import unwrap
from helpers.checks.remote.served import Served
from helpers.checks.remote.session import Session
from helpers.checks.remote.tensors import is_tensor


@contextlib.contextmanager
def local_stub(answer: Any) -> Iterator[Any]:
    """Give the stub of an answer for a free check.

    The messages are the same as between two processes, so a check that holds in a
    notebook holds at grading.
    """
    served = Served()
    served.put("answer", answer)
    with Session(served.handle, finish=plain_result) as session:
        yield session.stub("answer")


def plain_result(value: Any) -> Any:
    """Unwrap what a call of an answer returned, but not a tensor with a gradient."""
    return value if is_tensor(value) and value.requires_grad else unwrap(value)

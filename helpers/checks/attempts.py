"""Run a demo on a student's own functions without stopping the notebook."""

from __future__ import annotations

from types import TracebackType

from helpers.checks.causes import cause
from helpers.checks.outcome import class_names, describe

STOPPED = (
    "Stopped by you. Everything that was there before this cell is still there, and so "
    "is what its loop had already stored. Run the cell again to start it anew."
)


def say_stopped(error: KeyboardInterrupt) -> None:
    """Let a notebook print one line instead of the traceback of an interruption."""
    error._render_traceback_ = lambda: [STOPPED]


class attempt:  # noqa: N801 - reads as a word: `with attempt("descend"):`
    """Run a block that calls a student's function.

    Where the function is still open, or goes wrong, one line says so and the notebook
    goes on. Where the student interrupts it, a line says that nothing is lost, and the
    notebook stops.

    Parameters
    ----------
    *names : str
        The exercises whose functions the block calls.
    """

    def __init__(self, *names: str):
        self.names = " and ".join(f"`{name}`" for name in names)

    def __enter__(self) -> attempt:
        """Start the block."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Say what came instead of a result."""
        if error is None:
            return False
        if isinstance(error, KeyboardInterrupt):
            say_stopped(error)
        if not isinstance(error, Exception):
            return False
        if isinstance(error, NotImplementedError):
            said = (
                f"This part waits for {self.names}. Write it, then run this cell again."
            )
        else:
            stopped, why = describe(error), cause(class_names(error), describe(error))
            said = f"This part needs a working {self.names}. It stopped: {stopped}"
            said += f". {why}" if why else ""
        print(said)  # noqa: T201 - this line is the result
        return True

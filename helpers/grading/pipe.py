"""Messages over a socket pair, read without ever trusting the other end to go on."""

from __future__ import annotations

import select
import socket
from collections.abc import Callable

__all__ = ["HEADER", "Pipe"]

HEADER = 8  # bytes that give the length of a message
_PIECE = 2**20


class Pipe:
    """One end of a pair.

    Parameters
    ----------
    end : socket.socket
        A stream socket. The pipe closes it.
    """

    def __init__(self, end: socket.socket):
        self._socket = end
        self._there = bytearray()

    def send(self, message: bytes, *, timeout: float | None = None) -> None:
        """Send one message.

        Raises
        ------
        OSError
            If the other end is closed, or does not read for ``timeout`` seconds.
        """
        self._socket.settimeout(timeout)
        self._socket.sendall(len(message).to_bytes(HEADER, "big") + message)

    def receive(
        self, most: int | None = None, wait: Callable[[Pipe], bool] | None = None
    ) -> bytes:
        """Receive one message.

        Parameters
        ----------
        most : int, optional
            Longest message to take.
        wait : callable, optional
            Called before each read; gives whether there is something to read. Without
            it, reading waits as long as it takes.

        Raises
        ------
        TimeoutError
            If ``wait`` says no.
        EOFError
            If the other end is closed.
        ValueError
            If the message is too long.
        """
        size = int.from_bytes(self._exactly(HEADER, wait), "big")
        if most is not None and size > most:
            raise ValueError(f"a message of {size} bytes")
        return self._exactly(size, wait)

    def readable(self, seconds: float) -> bool:
        """Whether something comes within so many seconds."""
        return bool(select.select([self._socket], [], [], seconds)[0])

    def close(self) -> None:
        """Close this end."""
        self._socket.close()

    def _exactly(self, count: int, wait: Callable[[Pipe], bool] | None) -> bytes:
        while len(self._there) < count:
            if wait is not None and not wait(self):
                raise TimeoutError
            self._socket.settimeout(None)
            more = self._socket.recv(_PIECE)
            if not more:
                raise EOFError
            self._there += more
        found = bytes(self._there[:count])
        del self._there[:count]
        return found

"""Secrets that lie about, and the state of everything that must stay as it is."""

import contextlib
import hashlib
import os
import secrets
import socket
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path

from helpers.project import ROOT

MARK = "hostile_plant"
"""Part of the name, or the content, of everything that attacks write."""

SHARED = ("/", "/tmp", "/var/tmp", "/dev/shm", "/dev", "/run")
SYSTEM = ("/etc/passwd", "/etc/profile", "/etc/ld.so.preload", "/etc/ld.so.conf")
SITE = Path(sys.prefix, "lib", f"python3.{sys.version_info.minor}", "site-packages")


def canary(place: str) -> str:
    """Make a text that nobody can guess, with a beginning that attacks search for."""
    return f"CANARY-{place}-{secrets.token_hex(8)}"


@dataclass
class Listener:
    """Listens on loopback and on UNIX sockets, and tells a secret to whoever calls."""

    folder: Path
    secret: str
    calls: list[str] = field(default_factory=list)
    port: int = 0
    abstract: str = field(default_factory=lambda: f"workbook-{secrets.token_hex(4)}")

    def __enter__(self) -> "Listener":
        """Open the sockets."""
        self._sockets = [self._stream(socket.AF_INET, ("127.0.0.1", 0))]
        self.port = self._sockets[0].getsockname()[1]
        packets = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        packets.bind(("127.0.0.1", self.port))
        threading.Thread(target=self._receive, args=(packets,), daemon=True).start()
        with contextlib.chdir(self.folder):  # a path of a socket may not be long
            self._sockets.append(self._stream(socket.AF_UNIX, "canary.sock"))
        self._sockets.append(self._stream(socket.AF_UNIX, f"\0{self.abstract}"))
        self._sockets.append(packets)
        return self

    def __exit__(self, *error: object) -> None:
        """Close the sockets."""
        for link in self._sockets:
            with contextlib.suppress(OSError):
                link.shutdown(socket.SHUT_RDWR)
            link.close()

    def _stream(self, family: int, address: object) -> socket.socket:
        link = socket.socket(family)
        link.bind(address)
        link.listen()
        threading.Thread(target=self._accept, args=(link,), daemon=True).start()
        return link

    def _accept(self, link: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                caller, _ = link.accept()
                with caller:
                    self.calls.append("a connection")
                    caller.sendall(self.secret.encode())

    def _receive(self, link: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while link.recv(1000):
                self.calls.append("a packet")


def state_of(*folders: Path) -> dict[str, str]:
    """Return a digest of every file below some folders, and of the system's."""
    found = {}
    for path in (p for folder in folders for p in sorted(folder.rglob("*"))):
        if "__pycache__" in path.parts and MARK not in path.name:
            continue
        if path.is_symlink():
            found[str(path)] = f"link to {path.readlink()}"
        elif path.is_file():
            found[str(path)] = hashlib.sha256(path.read_bytes()).hexdigest()
    for name in SYSTEM:
        if Path(name).is_file():
            found[name] = hashlib.sha256(Path(name).read_bytes()).hexdigest()
    found["core_pattern"] = Path("/proc/sys/kernel/core_pattern").read_text()
    found["mode of sh"] = oct(Path("/bin/sh").stat().st_mode)
    return found


def planted() -> list[str]:
    """List what attacks left where everybody can write, or where Python starts from."""
    places = [*map(Path, SHARED), ROOT, SITE, Path.home()]
    names = [p / n for p in places if p.is_dir() for n in os.listdir(p)]  # noqa: PTH208
    left = [str(path) for path in names if MARK in path.name]
    starts = [SITE / "sitecustomize.py", SITE / "usercustomize.py"]
    left += [str(p) for p in starts if p.is_file() and MARK in p.read_text()]
    left += [str(p) for p in ROOT.joinpath("helpers").rglob(f"*{MARK}*")]
    for kind in ("shm", "msg", "sem"):
        rows = Path(f"/proc/sysvipc/{kind}").read_text().splitlines()
        left += [f"{kind} {row}" for row in rows if str(0x40571E) in row.split()]
    return left

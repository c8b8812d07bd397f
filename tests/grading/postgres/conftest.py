"""A PostgreSQL server of our own, for as long as the tests run."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import pytest

INSTALL = "PostgreSQL is not here; on Debian and Ubuntu: apt-get install postgresql"
SETTINGS = "-c fsync=off -c listen_addresses=127.0.0.1 -c unix_socket_directories= "


class Server:
    """A server on a free port of 127.0.0.1, run by an ordinary user."""

    def __init__(self, programs, folder):
        self.programs, self.data = programs, folder / "data"
        self.port, self.names = free_port(), 0
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
        self.run("initdb", "--auth=trust", "--username=course", "--no-sync")
        self.start()

    def run(self, program, *words):
        user = {"user": "postgres"} if os.geteuid() == 0 else {}
        command = [f"{self.programs}/{program}", "-D", str(self.data), *words]
        log = subprocess.DEVNULL
        subprocess.run(command, check=True, stdout=log, stderr=log, cwd="/", **user)

    def start(self):
        options = f"{SETTINGS} -p {self.port}"
        self.run("pg_ctl", "-w", "-l", str(self.data / "log"), "-o", options, "start")

    def stop(self):
        self.run("pg_ctl", "-w", "-m", "immediate", "stop")

    def query(self, sql, database="postgres"):
        import psycopg2

        link = psycopg2.connect(self.url(database).replace("+psycopg2", ""))
        link.autocommit = True
        with link.cursor() as cursor:
            cursor.execute(sql)
            rows = cursor.fetchall() if cursor.description else []
        link.close()
        return rows

    def url(self, database):
        return f"postgresql+psycopg2://course@127.0.0.1:{self.port}/{database}"

    def new_database(self):
        self.names += 1
        self.query(f"CREATE DATABASE class{self.names}")
        return f"class{self.names}"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def programs():
    """Find the folder of PostgreSQL's programs, which Debian keeps off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    name = shutil.which("initdb") or (found[-1] if found else None)
    return Path(name).resolve().parent if name else None


@pytest.fixture(scope="session")
def server():
    if programs() is None:
        pytest.skip(INSTALL)
    # Not below pytest's own folder, which only its owner may enter.
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    made = Server(programs(), folder)
    yield made
    made.stop()
    shutil.rmtree(folder)


@pytest.fixture
def database(server):
    return server.new_database()


@pytest.fixture
def url(server, database):
    return server.url(database)

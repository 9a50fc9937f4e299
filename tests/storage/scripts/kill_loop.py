"""Kill a writing process again and again at random moments and look at what it left.

Run as a program of its own, because it forks where it can: `kill_loop.py FOLDER SEED KILLS`.
Prints one JSON object with what was seen; exits 1 with a sentence where a promise was broken.
`kill_loop.py write FILE FIRST` is the writing process where there is no fork.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from portfolio_desktop.domain.register import RegisterInfo
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

ROWS = 24
LABEL = Label("killed")
JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def text(edit: int) -> str:
    return f"{edit} " + "bemærkning " * 60


def write_until_killed(path: Path, acknowledge: int, first: int) -> None:
    """Edit without end; every edit writes its number into all rows and is then acknowledged."""
    register = RegisterFile.open(path, actor="dræbt")
    # Few pages in memory: SQLite must write into the file in the middle of an edit.
    register._usable().execute("PRAGMA cache_size = 8")
    number = first
    os.write(acknowledge, f"{number}\n".encode())
    while True:
        number += 1
        with register.edit(LABEL) as session:
            for row in range(ROWS):
                session.set("report", f"r{row}", "remarks", text(number))
            session.create("project", f"p{number}", {"name": str(number)})
        os.write(acknowledge, f"{number}\n".encode())


def journal_is_hot(path: Path) -> bool:
    journal = path.with_name(path.name + "-journal")
    try:
        with journal.open("rb") as file:
            return file.read(8) == JOURNAL_MAGIC
    except FileNotFoundError:
        return False


class Forked:
    """A writing process; to fork is many times quicker than to start a program."""

    def __init__(self, path: Path, first: int) -> None:
        self._reading, writing = os.pipe()
        self._child = os.fork()
        if self._child == 0:
            os.close(self._reading)
            write_until_killed(path, writing, first)
            os._exit(1)
        os.close(writing)

    def read(self) -> bytes:
        """What it acknowledges; empty when it is dead."""
        return os.read(self._reading, 65536)

    def kill(self) -> None:
        os.kill(self._child, signal.SIGKILL)
        os.waitpid(self._child, 0)

    def close(self) -> None:
        os.close(self._reading)


class Started:
    """The same where there is no fork."""

    def __init__(self, path: Path, first: int) -> None:
        command = [sys.executable, __file__, "write", str(path), str(first)]
        self._child = subprocess.Popen(command, stdout=subprocess.PIPE)
        self._reading = self._child.stdout

    def read(self) -> bytes:
        return os.read(self._reading.fileno(), 65536)

    def kill(self) -> None:
        self._child.kill()
        self._child.wait()

    def close(self) -> None:
        self._reading.close()


def kill_once(path: Path, first: int, edits: int, delay: float) -> tuple[int, bool]:
    """Let it acknowledge so many edits, and kill it `delay` seconds into a later one.

    Returns the last acknowledged edit, and whether a hot journal was left.
    """
    child = Forked(path, first) if hasattr(os, "fork") else Started(path, first)
    said = b""
    while said.count(b"\n") <= edits:
        part = child.read()
        require(bool(part), "the writing process ended by itself")
        said += part
    time.sleep(delay)
    child.kill()
    while part := child.read():
        said += part
    child.close()
    return int(said.split(b"\n")[-2]), journal_is_hot(path)


def require(condition: bool, sentence: str) -> None:
    if not condition:
        sys.exit(sentence)


def examine(path: Path, acknowledged: int, *, thoroughly: bool) -> int:
    """The last edit in the file, after making sure that it is whole and none is lost."""
    with RegisterFile.open(path, actor="efter") as register:
        kept = register.position().seq(register.replica) - 2
        require(acknowledged <= kept <= acknowledged + 1, f"{acknowledged} said, {kept} kept")
        remarks = {row.remarks for row in register.reader.reports()}
        require(remarks == {text(kept) if kept else ""}, f"edit {kept} is not whole")
        names = {int(row.name) for row in register.reader.projects()}
        require(names == set(range(1, kept + 1)), f"an edit up to {kept} is missing")
        if thoroughly:
            damage = [finding for finding in register.check() if finding.is_damage]
            require(not damage, f"after edit {kept}: {damage}")
    return kept


def main(folder: Path, seed: int, kills: int) -> None:
    path = folder / "drab.pfreg"
    info = RegisterInfo(id="k", name="Dræbt")
    register = RegisterFile.create(path, info=info, actor="før")
    with register, register.edit(LABEL) as session:
        for row in range(ROWS):
            session.create("report", f"r{row}", {"project_id": "p", "period": "2023-10"})
    source = random.Random(seed)
    kept = hot = 0
    for kill in range(kills):
        acknowledged, left_hot = kill_once(path, kept, source.randrange(3), source.uniform(0, 0.02))
        kept = examine(path, acknowledged, thoroughly=kill == kills - 1)
        hot += left_hot
    print(json.dumps({"kills": kills, "hot": hot, "edits": kept}))


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write_until_killed(Path(sys.argv[2]), sys.stdout.fileno(), int(sys.argv[3]))
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

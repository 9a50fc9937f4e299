"""Failing writes, full disks, read-only places, files that go away: clear words, nothing lost."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_desktop.storage.errors import OpenRefused, OpenState, StorageError, Trouble
from portfolio_desktop.storage.register_file import RegisterFile

from .conftest import INFO, LABEL, made, opened, save_copy

SCRIPTS = Path(__file__).parent / "scripts"


@pytest.fixture
def tmp_path(on_disk: Path) -> Path:
    """It is the disk that fails here."""
    return on_disk


@pytest.fixture(scope="module")
def shim(disk: Path) -> Path:
    if sys.platform != "linux":
        pytest.skip("failing system calls are injected with LD_PRELOAD, which only Linux has")
    compiler = shutil.which("gcc") or shutil.which("cc")
    if compiler is None:
        pytest.skip("no C compiler here to build the failing system calls with")
    library = disk / "faulty.so"
    source = str(SCRIPTS / "faulty.c")
    command = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), source, "-ldl"]
    subprocess.run(command, check=True)
    return library


@pytest.mark.parametrize(
    ("error", "sticky"),
    [(errno.EIO, 0), (errno.ENOSPC, 0), (0, 0), (errno.EIO, 1)],
    ids=["eio", "enospc", "short", "eio-sticky"],
)
def test_every_write_and_sync_may_fail(tmp_path: Path, shim: Path, error: int, sticky: int) -> None:
    surroundings = {**os.environ, "LD_PRELOAD": str(shim), "FAULTY_FOLDER": str(tmp_path)}
    run = subprocess.run(
        [
            sys.executable,
            str(SCRIPTS / "fail_each_call.py"),
            str(tmp_path),
            str(error),
            str(sticky),
        ],
        env=surroundings,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert seen["points"] >= 20, seen
    assert seen["failures"] >= seen["points"] // 2, seen


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 3 MB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if shutil.which("mount") is None:
        pytest.skip("no mount here to make a small file system with")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)], capture_output=True
    )
    if mounted.returncode != 0:
        pytest.skip("mounting a small file system is not allowed here")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_full_disk_keeps_all_that_was_confirmed_and_recovers(small_disk: Path) -> None:
    register = made(small_disk / "kreds.pfreg")
    confirmed = 0

    def fill() -> None:
        nonlocal confirmed
        while True:
            with register.edit(LABEL) as session:
                session.create("project", f"p{confirmed}", {"purpose": f"{confirmed} " * 2_000})
            confirmed += 1

    with pytest.raises(StorageError) as full:
        fill()
    assert full.value.code is Trouble.DISK_FULL
    assert confirmed > 10
    assert len(register.reader.projects()) == confirmed
    with pytest.raises(StorageError), register.edit(LABEL) as session:
        session.create("project", "more", {"purpose": "x" * 1_000_000})
    assert len(register.reader.projects()) == confirmed
    register.close()
    subprocess.run(["mount", "-o", "remount,size=6m", str(small_disk)], check=True)
    with opened(small_disk / "kreds.pfreg") as again:
        with again.edit(LABEL) as session:
            session.create("project", "more", {"purpose": "x"})
        assert len(again.reader.projects()) == confirmed + 1
        assert again.check() == ()


def test_a_read_only_file_system_opens_for_reading(small_disk: Path) -> None:
    made(small_disk / "kreds.pfreg").close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with opened(small_disk / "kreds.pfreg") as register:
        assert register.read_only
        assert register.reader.info().name == INFO.name
        assert [edit.actor for edit in register.edits()] == ["inge"]
        with pytest.raises(StorageError) as refused, register.edit(LABEL):
            pass
        assert refused.value.code is Trouble.READ_ONLY
        assert register.check() == ()


UNPRIVILEGED = """
import os, sys
from pathlib import Path
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.errors import StorageError
import portfolio_desktop.storage.reader, getpass, zoneinfo
zoneinfo.ZoneInfo("Europe/Copenhagen")
if os.geteuid() == 0:
    os.setgid(65534); os.setuid(65534)
register = RegisterFile.open(Path(sys.argv[1]), actor="gæst")
print(register.read_only, register.reader.info().name.encode())
try:
    with register.edit(None):
        pass
except StorageError as trouble:
    print(trouble.code)
register.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions; Windows has its own test")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_may_not_be_written_opens_for_reading(tmp_path: Path, what: str) -> None:
    folder = Path("/tmp") / f"pfreg-{os.getpid()}-{what}"
    folder.mkdir()
    try:
        made(folder / "kreds.pfreg").close()
        (folder / "kreds.pfreg").chmod(0o444 if what == "file" else 0o666)
        folder.chmod(0o777 if what == "file" else 0o555)
        run = subprocess.run(
            [sys.executable, "-c", UNPRIVILEGED, str(folder / "kreds.pfreg")],
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr
        assert run.stdout.split("\n")[:2] == [f"True {INFO.name.encode()}", "read_only"]
        assert sorted(path.name for path in folder.iterdir()) == ["kreds.pfreg"]
    finally:
        folder.chmod(0o777)
        shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "nt", reason="the read-only attribute is a thing of Windows")
def test_the_read_only_attribute_opens_for_reading(register: RegisterFile) -> None:
    register.close()
    register.path.chmod(0o444)
    with opened(register.path) as again:
        assert again.read_only


def test_a_file_removed_while_open_is_told_and_can_still_be_copied(
    register: RegisterFile, tmp_path: Path
) -> None:
    with register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", "Gemt")
    if os.name == "nt":
        with pytest.raises(PermissionError):
            register.path.unlink()
        return
    register.path.unlink()
    with pytest.raises(StorageError) as told, register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", "Tabt")
    assert told.value.code is Trouble.REMOVED
    save_copy(register, tmp_path / "reddet.pfreg")
    with opened(tmp_path / "reddet.pfreg") as rescued:
        assert rescued.reader.info().name == "Gemt"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file from being replaced")
def test_a_file_replaced_while_open_is_not_written_to(
    register: RegisterFile, tmp_path: Path
) -> None:
    save_copy(register, tmp_path / "anden.pfreg")
    (tmp_path / "anden.pfreg").replace(register.path)
    other = register.path.read_bytes()
    with pytest.raises(StorageError) as told, register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", "Tabt")
    assert told.value.code is Trouble.REPLACED
    assert register.path.read_bytes() == other


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file from being removed")
def test_a_file_removed_in_the_middle_of_an_edit_is_told(register: RegisterFile) -> None:
    def unlink_within() -> None:
        with register.edit(LABEL) as session:
            session.set("register", INFO.id, "name", "Tabt")
            register.path.unlink()

    with pytest.raises(StorageError) as told:
        unlink_within()
    assert told.value.code is Trouble.REMOVED


def test_a_second_opening_is_told_who_has_it(register: RegisterFile) -> None:
    with pytest.raises(OpenRefused) as refused:
        opened(register.path)
    assert refused.value.state is OpenState.LOCKED
    assert refused.value.params["pid"] == os.getpid()
    assert refused.value.params["since"] == "2023-11-01T08:00:02.000000Z"
    with register.edit(LABEL) as session:
        session.set("register", INFO.id, "name", "Stadig min")


def test_another_process_is_kept_out_until_it_is_closed(register: RegisterFile) -> None:
    code = (
        "import sys\nfrom pathlib import Path\n"
        "from portfolio_desktop.storage.errors import OpenRefused\n"
        "from portfolio_desktop.storage.register_file import RegisterFile\n"
        "try:\n    RegisterFile.open(Path(sys.argv[1]), actor='x').close()\n"
        "except OpenRefused as refused:\n    print(refused.state, refused.params['pid'])\n"
    )

    def attempt() -> str:
        command = [sys.executable, "-c", code, str(register.path)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    assert attempt() == f"locked {os.getpid()}"
    register.close()
    assert attempt() == ""

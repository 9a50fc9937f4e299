"""A file is written wholly or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from portfolio_desktop.environment import files
from portfolio_desktop.environment.files import write_whole


def test_a_file_is_made_alone_in_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "liste æøå.json"
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
    assert [entry.name for entry in tmp_path.iterdir()] == ["liste æøå.json"]


def test_a_missing_folder_is_an_error_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "mispelt" / "liste.json", b"one")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_replacement_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "liste.json"
    write_whole(path, b"old")

    def full_disk(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["liste.json"]


def test_a_folder_in_the_place_of_the_file_is_refused_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "liste.json"
    (path / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match=r"liste\.json"):
        write_whole(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["liste.json"]


def test_the_longest_name_that_a_folder_takes_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("å" * 120 + ".json")
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert len(list(tmp_path.iterdir())) == 1


def failing(times: int, error: OSError) -> Callable[[Path, Path], Path]:
    """`Path.replace`, which fails so many times before it works."""
    replace = Path.replace
    left = [error] * times

    def attempt(part: Path, target: Path) -> Path:
        if left:
            raise left.pop()
        return replace(part, target)

    return attempt


def test_on_windows_a_scanner_that_looks_into_the_new_file_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "liste.json"
    monkeypatch.setattr(files, "_PAUSES", (0.0, 0.0))
    held = PermissionError(errno.EACCES, "held", str(path))
    monkeypatch.setattr(Path, "replace", failing(2, held))
    write_whole(path, b"one")
    assert path.read_bytes() == b"one"
    monkeypatch.setattr(Path, "replace", failing(3, held))
    with pytest.raises(PermissionError):
        write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert len(list(tmp_path.iterdir())) == 1


def test_what_went_wrong_first_is_told_when_the_rest_cannot_be_removed_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(path: Path, missing_ok: bool = False) -> None:
        del missing_ok
        raise PermissionError(errno.EACCES, "held by a scanner", str(path))

    def full_disk(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "unlink", held)
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_whole(tmp_path / "liste.json", b"one")


def test_on_windows_a_folder_that_takes_no_file_is_asked_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows says of every folder that it may be written to, so another name is no help."""
    asked: list[object] = []

    def refuse(path: object, *_more: object) -> int:
        asked.append(path)
        raise PermissionError(errno.EACCES, "refused", path)

    target = tmp_path / "liste.json"
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        windows.setattr(os, "open", refuse)
        with pytest.raises(PermissionError) as told:
            write_whole(target, b"one")
    assert told.value.filename == str(tmp_path)
    assert len(asked) == 1


def test_on_windows_not_found_can_mean_that_the_name_is_too_long(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", failing(1, FileNotFoundError(errno.ENOENT, "not found")))
    with pytest.raises(OSError, match=r"liste\.json") as told:
        write_whole(tmp_path / "liste.json", b"one")
    assert told.value.errno == errno.ENAMETOOLONG
    assert list(tmp_path.iterdir()) == []


def test_on_windows_a_name_of_a_device_is_not_even_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_ON_WINDOWS", True)
    with pytest.raises(OSError, match=r"nul\.pdf") as told:
        write_whole(tmp_path / "nul.pdf", b"one")
    assert told.value.errno == errno.EINVAL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission bits")
def test_a_replaced_file_keeps_its_permissions_and_a_new_one_is_not_private(
    tmp_path: Path,
) -> None:
    kept, new = tmp_path / "kept", tmp_path / "new"
    kept.write_bytes(b"old")
    kept.chmod(0o640)
    write_whole(kept, b"new")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    usual = tmp_path / "usual"
    usual.write_bytes(b"")
    write_whole(new, b"new")
    assert new.stat().st_mode == usual.stat().st_mode

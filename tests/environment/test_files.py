"""A file is written wholly or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

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

"""Printing from a register file: the file is whole or the old one, and the same again later."""

from __future__ import annotations

import errno
import io
import os
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pikepdf
import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.services.pack_content import PackOptions
from portfolio_desktop.workflows import packing
from portfolio_desktop.workflows.packing import (
    PackCancelled,
    PackNotWritten,
    print_pack,
    read_pack,
    write_pack,
)
from tests.services.pack_register import Filler, fill, fill_requests, new_register, project

OCTOBER = PackOptions(Period(2023, 10))


@pytest.fixture
def filler(tmp_path: Path) -> Iterator[Filler]:
    with new_register(tmp_path) as opened:
        fill(opened)
        fill_requests(opened)
        yield opened


def test_a_register_is_printed_to_a_file(filler: Filler, tmp_path: Path) -> None:
    path = tmp_path / "mødemateriale æøå.pdf"
    content = print_pack(filler.register, OCTOBER, path)
    with pikepdf.open(path) as document:
        assert str(document.docinfo.Title) == content.identity.title
        assert filler.register.anchor().head in str(document.docinfo.Keywords)
    assert [each.name for each in tmp_path.glob("*.pdf*")] == [path.name]


def test_an_unchanged_register_prints_the_same_bytes(filler: Filler, tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    print_pack(filler.register, OCTOBER, first)
    filler.register.now()
    print_pack(filler.register, OCTOBER, second)
    assert first.read_bytes() == second.read_bytes()


def test_what_was_printed_can_be_printed_again_after_later_edits(
    filler: Filler, tmp_path: Path
) -> None:
    position = filler.register.position()
    before, after, again = (tmp_path / name for name in ("1.pdf", "2.pdf", "3.pdf"))
    print_pack(filler.register, OCTOBER, before)
    filler.put(project("24-1", "Et nyt projekt"))
    print_pack(filler.register, OCTOBER, after)
    print_pack(filler.register, OCTOBER, again, as_of=position)
    assert after.read_bytes() != before.read_bytes()
    assert again.read_bytes() == before.read_bytes()


def test_a_moment_finds_the_register_as_it_was(tmp_path: Path) -> None:
    with new_register(tmp_path) as filler:
        filler.put(project("22-3", "Billedindeks"))
        moment = filler.register.now()
        filler.put(project("24-1", "Et nyt projekt"))
        then = read_pack(filler.register, OCTOBER, as_of=moment)
        assert [row.number for row in then.grid.rows] == ["22-3"]
        with pytest.raises(PackNotWritten, match="before_register"):
            read_pack(filler.register, OCTOBER, as_of=datetime(2020, 1, 1, tzinfo=UTC))


def test_a_cancelled_report_leaves_the_old_file(filler: Filler, tmp_path: Path) -> None:
    path = tmp_path / "pakke.pdf"
    path.write_bytes(b"old")
    told: list[int] = []
    with pytest.raises(PackCancelled):
        print_pack(
            filler.register, OCTOBER, path, lambda done, _all: told.append(done), lambda: bool(told)
        )
    assert told == [1]
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.glob("*pakke*")] == ["pakke.pdf"]


def test_the_content_is_laid_out_in_another_thread(filler: Filler, tmp_path: Path) -> None:
    content = read_pack(filler.register, OCTOBER)
    path = tmp_path / "tråd.pdf"
    worker = threading.Thread(target=write_pack, args=(content, path))
    worker.start()
    worker.join()
    with pikepdf.open(io.BytesIO(path.read_bytes())) as document:
        assert len(document.pages) == 5


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (OSError(errno.ENOSPC, "full"), "disk_full", "ikke plads på disken"),
        (PermissionError(errno.EACCES, "no"), "no_access", "åben i et andet program"),
        (OSError(errno.EIO, "input/output error"), "file_error", "input/output error"),
    ],
)
def test_a_failed_write_keeps_the_old_file_and_says_why(
    filler: Filler,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: OSError,
    code: str,
    words: str,
) -> None:
    path = tmp_path / "pakke.pdf"
    path.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise error

    content = read_pack(filler.register, OCTOBER)
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(PackNotWritten) as refused:
        write_pack(content, path)
    assert refused.value.message.code == code
    assert words in refused.value.message.text
    assert "uændret" in refused.value.message.text
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.glob("*pakke*")] == ["pakke.pdf"]


def test_the_layout_library_is_loaded_only_when_something_is_laid_out() -> None:
    assert "reportlab" not in {name.partition(".")[0] for name in vars(packing)}


def test_no_month_yet_prints_too(tmp_path: Path) -> None:
    with new_register(tmp_path) as filler:
        path = tmp_path / "tom.pdf"
        print_pack(filler.register, PackOptions(Period(2024, 1)), path)
        with pikepdf.open(path) as document:
            assert len(document.pages) == 2


def test_the_month_before_can_be_printed_although_the_next_is_there(filler: Filler) -> None:
    content = read_pack(filler.register, PackOptions(Period(2023, 9)))
    assert content.front.period == "september 2023"
    assert content.margin.new_key == ""

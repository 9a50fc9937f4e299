"""The log helps without telling: codes and ids, thirty days, never a text of the register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from portfolio_desktop.environment.log import log_event, log_failure, start_log, stop_log

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def _closed_log() -> Iterator[None]:
    yield
    stop_log()


def text_of(folder: Path) -> str:
    return (folder / "portfolio-desktop-2026-11-20.log").read_text(encoding="utf-8")


def test_codes_ids_and_numbers_are_written(tmp_path: Path) -> None:
    start_log(tmp_path, today=TODAY)
    log_event("register_opened", register="0d9a54c1-7f3a-4b51-9f4e-1c2d3e4f5a6b", projects=13)
    line = text_of(tmp_path).splitlines()[-1]
    assert "register_opened register=0d9a54c1-7f3a-4b51-9f4e-1c2d3e4f5a6b projects=13" in line


@pytest.mark.parametrize("text", ["Bo Hansen", "22-3 går godt", r"C:\Users\bo", "a\nb", "x" * 65])
def test_words_are_withheld(tmp_path: Path, text: str) -> None:
    start_log(tmp_path, today=TODAY)
    log_event("edited", value=text)
    assert text_of(tmp_path).endswith("edited value=<withheld>\n")


def test_a_failure_leaves_its_type_and_place_but_not_its_message(tmp_path: Path) -> None:
    start_log(tmp_path, today=TODAY)
    try:
        raise ValueError("Bo Hansen står i teksten")
    except ValueError as error:
        log_failure("unexpected", error)
    written = text_of(tmp_path)
    assert "error=ValueError at=test_log.py:" in written
    assert "Hansen" not in written


def test_files_older_than_thirty_days_go_and_strangers_stay(tmp_path: Path) -> None:
    names = ["portfolio-desktop-2026-10-20.log", "portfolio-desktop-2026-10-21.log", "noter.log"]
    for name in names:
        (tmp_path / name).write_text("x", encoding="utf-8")
    start_log(tmp_path, today=TODAY)
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left == ["noter.log", names[1], "portfolio-desktop-2026-11-20.log"]


def test_an_old_file_that_another_window_has_open_on_windows_stays_until_next_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(path: Path, missing_ok: bool = False) -> None:
        del missing_ok
        raise PermissionError(13, "held", str(path))

    (tmp_path / "portfolio-desktop-2026-10-20.log").touch()
    monkeypatch.setattr(Path, "unlink", held)
    start_log(tmp_path, today=TODAY)
    log_event("edited")
    assert text_of(tmp_path).endswith("edited\n")


def test_a_folder_that_cannot_be_written_to_is_no_reason_to_stop(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    blocked = tmp_path / "Log"
    blocked.write_text("a file where the folder should be", encoding="utf-8")
    start_log(blocked, today=TODAY)
    log_event("started")
    log_failure("unexpected", ValueError("x"))
    assert capfd.readouterr() == ("", "")

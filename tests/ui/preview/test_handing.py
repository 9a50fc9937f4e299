"""A PDF handed to the system's own program for printing, which may fail or never answer."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from portfolio_desktop.ui.preview import handing, print_verb
from portfolio_desktop.ui.preview.handing import Handed, hand_to_system
from portfolio_desktop.ui.preview.print_choice import PrintChoice

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows prints without lp")

CHOICE = PrintChoice("Kontoret", copies=2)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def lp(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str, name: str = "lp") -> None:
    """Let a script stand in the place of the system's program."""
    path = folder / "bin" / name
    path.parent.mkdir()
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    monkeypatch.setenv("PATH", str(path.parent), prepend=os.pathsep)


def test_the_file_is_handed_over_as_it_was_chosen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parent: QWidget
) -> None:
    lp(tmp_path, monkeypatch, f'echo "$*" > "{tmp_path}/asked"')
    file = tmp_path / "Dagsorden æ.pdf"
    assert hand_to_system(file, "Dagsorden", CHOICE, parent) is Handed.TAKEN
    asked = (tmp_path / "asked").read_text(encoding="utf-8")
    assert asked == f"-t Dagsorden -n 2 -o collate=true -d Kontoret -- {file}\n"


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$"])
def test_one_that_fails_is_no_way_to_print(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parent: QWidget, script: str
) -> None:
    lp(tmp_path, monkeypatch, script)
    assert hand_to_system(tmp_path / "a.pdf", "a", CHOICE, parent) is Handed.NO_WAY


def test_one_that_cannot_be_started_or_is_not_there_is_no_way_to_print(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parent: QWidget
) -> None:
    lp(tmp_path, monkeypatch, "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    (tmp_path / "bin" / "lp").write_bytes(b"\x7fELF nothing that runs")
    assert hand_to_system(tmp_path / "a.pdf", "a", CHOICE, parent) is Handed.NO_WAY
    (tmp_path / "bin" / "lp").unlink()
    assert hand_to_system(tmp_path / "a.pdf", "a", CHOICE, parent) is Handed.NO_WAY


def test_one_that_takes_its_time_does_not_hold_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parent: QWidget
) -> None:
    lp(tmp_path, monkeypatch, "sleep 1")
    turns: list[float] = []
    clock = QTimer(parent)
    clock.timeout.connect(lambda: turns.append(time.monotonic()))
    clock.start(50)
    assert hand_to_system(tmp_path / "a.pdf", "a", CHOICE, parent) is Handed.TAKEN
    assert len(turns) >= 5


def test_one_that_never_answers_is_ended_after_a_while(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parent: QWidget
) -> None:
    monkeypatch.setattr(handing, "_LONGEST_MS", 500)
    lp(tmp_path, monkeypatch, f'echo $$ > "{tmp_path}/number"; exec sleep 300')
    assert hand_to_system(tmp_path / "a.pdf", "a", CHOICE, parent) is Handed.UNANSWERED
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "number").read_text(encoding="ascii")), 0)


def test_who_prints_need_not_wait(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parent: QWidget
) -> None:
    lp(tmp_path, monkeypatch, "exec sleep 300")

    def stop() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QProgressDialog)
        dialog.cancel()

    QTimer.singleShot(800, parent, stop)
    assert hand_to_system(tmp_path / "a.pdf", "a", CHOICE, parent) is Handed.STOPPED


def test_printers_are_not_asked_for_where_the_system_does_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parent: QWidget
) -> None:
    monkeypatch.setattr(handing, "_SIGN_OF_LIFE_MS", 300)
    monkeypatch.setattr(print_verb, "PrinterForm", None)
    words: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, said: words.append(said))
    lp(tmp_path, monkeypatch, "exec sleep 300", "lpstat")
    asked: Any = (None, parent, NoPages(), b"%PDF-", "a")
    assert print_verb.print_document(*asked) == ""
    assert [said.split(".")[0] for said in words] == ["Computerens printsystem svarer ikke"]


@pytest.mark.parametrize("script", ["exit 1", "echo scheduler is not running"])
def test_a_system_that_answers_or_has_no_cups_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    lp(tmp_path, monkeypatch, script, "lpstat")
    assert handing.system_answers()
    (tmp_path / "bin" / "lpstat").unlink()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert handing.system_answers()


@pytest.mark.parametrize(("handed", "told"), [(Handed.UNANSWERED, 1), (Handed.STOPPED, 0)])
def test_nothing_is_drawn_for_a_system_that_does_not_answer(
    monkeypatch: pytest.MonkeyPatch, parent: QWidget, handed: Handed, told: int
) -> None:
    """It would be the same system that is asked to take the pages."""
    words: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, said: words.append(said))
    monkeypatch.setattr(print_verb, "PrinterForm", Chosen)
    monkeypatch.setattr(print_verb, "hand_to_system", lambda *_asked: handed)
    monkeypatch.setattr(print_verb, "printer_for", None)
    asked: Any = (None, parent, NoPages(), b"%PDF-", "a")
    assert print_verb.print_document(*asked) == ""
    assert len(words) == told


class Chosen:
    """The form in which the printer was chosen."""

    choice, by_printer = CHOICE, False

    def __init__(self, *_asked: object) -> None: ...

    def exec(self) -> None: ...


class NoPages:
    def pageCount(self) -> int:
        return 0

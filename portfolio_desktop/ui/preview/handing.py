"""A finished PDF handed to the system to be printed.

The system's own viewer prints sharp text and knows the printer's duplex and trays, so it comes
first: the shell's "print" verb on Windows, `lp` elsewhere. Where neither is to be had, each page is
drawn as a picture of 300 dots per inch.
"""

from __future__ import annotations

import os
import shutil
import sys
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QProcess, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from portfolio_desktop.environment.texts import _
from portfolio_desktop.ui.preview.print_choice import THE_SYSTEMS_OWN, PrintChoice
from portfolio_desktop.ui.preview.printing import lp_wishes

_AT_ONCE_MS, _LONGEST_MS, _ENDING_MS = 300, 30_000, 1_000
_SIGN_OF_LIFE_MS = 3_000


class Handed(Enum):
    """What the system said to it."""

    TAKEN = "taken"
    NO_WAY = "no way"
    """It has no way to print that; the pages can still be drawn."""
    STOPPED = "stopped"
    """Who prints did not wait for an answer."""
    UNANSWERED = "unanswered"
    """It has not said anything for half a minute, and would not to drawn pages either."""


def system_answers() -> bool:
    """Whether it can be asked for its printers: Qt asks a CUPS that hangs without end, and the
    window with it. Where there is no CUPS, it answers."""
    program = shutil.which("lpstat")
    if program is None:
        return True
    process = QProcess()
    process.start(program, ["-d"])  # "-r" only asks whether somebody listens
    process.waitForFinished(_SIGN_OF_LIFE_MS)
    return not _had_to_be_ended(process)


def hand_to_system(path: Path, name: str, choice: PrintChoice, parent: QWidget) -> Handed:
    """Ask the system to print the file as it was chosen.

    Windows prints through the program for PDF files, which takes no wishes: a printer that was
    chosen there is drawn on.
    """
    if sys.platform == "win32":
        if choice.printer != THE_SYSTEMS_OWN:
            return Handed.NO_WAY
        try:
            os.startfile(path, "print")
        except OSError:  # no program on this machine prints PDF files
            return Handed.NO_WAY
        return Handed.TAKEN
    program = shutil.which("lp")
    if program is None:
        return Handed.NO_WAY
    return _answer(program, [*lp_wishes(name, choice), "--", str(path)], parent)


def _answer(program: str, arguments: list[str], parent: QWidget) -> Handed:
    """A program that takes longer than a moment is waited for in a dialog that can be stopped."""
    process = QProcess()
    process.start(program, arguments)
    stopped = False
    if not process.waitForFinished(_AT_ONCE_MS) and _is_running(process):
        waiting = QProgressDialog(_("Printing …"), _("Stop"), 0, 0, parent)
        waiting.setWindowModality(Qt.WindowModality.WindowModal)
        process.finished.connect(waiting.accept)
        QTimer.singleShot(_LONGEST_MS, waiting, waiting.accept)
        waiting.exec()
        stopped = waiting.wasCanceled()
        waiting.deleteLater()
    if _had_to_be_ended(process):
        return Handed.STOPPED if stopped else Handed.UNANSWERED
    fine = process.exitStatus() is QProcess.ExitStatus.NormalExit and process.exitCode() == 0
    fine = fine and process.error() is not QProcess.ProcessError.FailedToStart
    return Handed.TAKEN if fine else Handed.NO_WAY


def _had_to_be_ended(process: QProcess) -> bool:
    if not _is_running(process):
        return False
    process.kill()
    process.waitForFinished(_ENDING_MS)
    return True


def _is_running(process: QProcess) -> bool:
    return process.state() is not QProcess.ProcessState.NotRunning

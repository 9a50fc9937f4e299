"""Printers that no machine has, for the form that offers them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from portfolio_desktop.ui.preview import print_verb, printer_form
from portfolio_desktop.ui.preview.print_choice import PrintChoice

OFFICE, ARCHIVE = "Kontoret", "Arkivet"
Handed = list[tuple[Path, str, PrintChoice]]


@pytest.fixture
def printers(monkeypatch: pytest.MonkeyPatch) -> None:
    """The office's printer, which prints on both sides, and the archive's, which does not."""
    monkeypatch.setattr(printer_form, "printer_names", lambda: (OFFICE, ARCHIVE))
    monkeypatch.setattr(printer_form, "prints_both_sides", lambda name: name == OFFICE)
    monkeypatch.setattr(printer_form.sys, "platform", "linux")


@pytest.fixture
def handed(printers: None, monkeypatch: pytest.MonkeyPatch) -> Handed:
    """What the system is handed to print: the file, its name in the queue, and the choice."""
    files: Handed = []

    def take(path: Path, name: str, choice: PrintChoice, _parent: QWidget) -> print_verb.Handed:
        files.append((path, name, choice))
        return print_verb.Handed.TAKEN

    monkeypatch.setattr(print_verb, "hand_to_system", take)
    return files


def names_of(handed: Handed) -> list[str]:
    return [path.name for path, _name, _choice in handed]

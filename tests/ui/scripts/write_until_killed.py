"""A real window with somebody writing in it: `write_until_killed.py REGISTER`.

Remarks are written, then a change request is begun; each says on a line of its own what has come
into the file. It is killed by whoever started it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from portfolio_desktop import app
from portfolio_desktop.environment.texts import Language, use_language

REMARKS, TITLE = "Leverandøren er forsinket. ", "En måned mere"


class Writer:
    """Follows the window of the program and writes in it as soon as it stands there."""

    def __init__(self, program: app.Program) -> None:
        assert program.window is not None
        self.window = program.window
        self.window.context.changed.connect(lambda _change: self.tell())
        self.told: set[str] = set()
        QTimer.singleShot(200, self.write_remarks)

    def write_remarks(self) -> None:
        if not self.window.panel_made:  # it comes after the grid, later on a busy machine
            QTimer.singleShot(50, self.write_remarks)
            return
        self.window.actions_by_id["to_remarks"].trigger()
        box = field(self.window, "Bemærkninger")
        assert isinstance(box, QPlainTextEdit)
        box.insertPlainText(REMARKS)
        print("written", flush=True)

    def write_request(self) -> None:
        QTimer.singleShot(200, self.write_title)
        self.window.actions_by_id["new_request"].trigger()

    def write_title(self) -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        line = field(dialog, "Titel")
        assert isinstance(line, QLineEdit)
        line.insert(TITLE)

    def tell(self) -> None:
        reader = self.window.context.reader
        if "remarks" not in self.told and any(each.remarks for each in reader.reports()):
            self.say("remarks")
            QTimer.singleShot(0, self.write_request)
        if "request" not in self.told and reader.requests():
            self.say("request")

    def say(self, what: str) -> None:
        self.told.add(what)
        print(what, flush=True)


def field(parent: QWidget, name: str) -> QWidget:
    (found,) = (
        each
        for each in parent.findChildren(QWidget)
        if each.accessibleName() == name and each.isVisible()
    )
    return found


def main() -> None:
    use_language(Language.DANISH)
    show, writers = app.Program.show, []

    def shown(program: app.Program, register: Path | None) -> object:
        window = show(program, register)
        writers.append(Writer(program))
        return window

    app.Program.show = shown  # type: ignore[method-assign, assignment]
    app.run(Path(sys.argv[1]))


if __name__ == "__main__":
    main()

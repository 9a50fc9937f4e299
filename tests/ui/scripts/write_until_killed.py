"""A real window with somebody writing in it: `write_until_killed.py REGISTER`.

Remarks are written, then a change request is begun; each says on a line of its own what has come
into the file. It is killed by whoever started it.
"""

from __future__ import annotations

import os
import sys
import traceback
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
        """Once the panel is there: it comes after the grid, later on a busy machine."""
        if self.window.panel_made:
            self.window.actions_by_id["to_remarks"].trigger()
        box = field(self.window, "Bemærkninger")
        if not isinstance(box, QPlainTextEdit):
            QTimer.singleShot(50, self.write_remarks)
            return
        box.insertPlainText(REMARKS)
        print("written", flush=True)

    def write_request(self) -> None:
        QTimer.singleShot(200, self.write_title)
        self.window.actions_by_id["new_request"].trigger()

    def write_title(self) -> None:
        line = field(QApplication.activeModalWidget(), "Titel")
        if not isinstance(line, QLineEdit):
            QTimer.singleShot(50, self.write_title)
            return
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


def field(parent: QWidget | None, name: str) -> QWidget | None:
    """The one field of that name that is shown; None where it is not there yet."""
    found = [
        each
        for each in (parent.findChildren(QWidget) if parent is not None else ())
        if each.accessibleName() == name and each.isVisible()
    ]
    return found[0] if len(found) == 1 else None


def main() -> None:
    use_language(Language.DANISH)
    show, writers = app.Program.show, []

    def shown(program: app.Program, register: Path | None) -> object:
        window = show(program, register)
        writers.append(Writer(program))
        return window

    def failed(_program: app.Program, _kind: object, error: BaseException, trace: object) -> None:
        """A box that nobody closes would have the test wait for ever."""
        traceback.print_exception(error)
        os._exit(3)

    app.Program.show = shown  # type: ignore[method-assign, assignment]
    app.Program.show_failure = failed  # type: ignore[method-assign, assignment]
    app.run(Path(sys.argv[1]))


if __name__ == "__main__":
    main()

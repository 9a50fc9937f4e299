"""Change language and appearance by the menus, again and again, in one window after another.

Run as a program of its own, because Qt ends the process where a widget is dressed that is gone:
`change_looks.py REGISTER`. Prints each choice; exits 0 when all were carried out.
"""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from portfolio_desktop.app import Program
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.ui.main_window import MainWindow

LANGUAGES = ("english", "danish")
LOOKS = ("look_dark", "look_light")
ROUNDS = 2


def choose(program: Program, choice: str) -> None:
    """Press a menu entry and let the window come to rest; the one it replaced is gone then."""
    print(choice, flush=True)
    before = shown(program)
    before.actions_by_id[choice].trigger()
    while choice in LANGUAGES and program.window is before:
        QApplication.processEvents()
    if program.window is not before:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        assert not isValid(before)
    QApplication.processEvents()


def shown(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def main() -> None:
    use_language(Language.DANISH)
    program = Program(QApplication([]))
    program.show(Path(sys.argv[1]))
    QApplication.processEvents()
    language_first = chain.from_iterable((each, *LOOKS) for each in LANGUAGES)
    look_first = chain.from_iterable((each, *LANGUAGES) for each in LOOKS)
    for choice in (*language_first, *look_first) * ROUNDS:
        choose(program, choice)
    shown(program).close()
    program.end()


if __name__ == "__main__":
    main()

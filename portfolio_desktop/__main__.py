"""The program's one entrance: the window, or a verb of the command line."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

from portfolio_desktop.cli.main import main as command_line
from portfolio_desktop.environment.kept_code import classes_compiled_once, usual_place
from portfolio_desktop.environment.pyside import import_pyside

_WITHOUT_QT = (
    "portfolio_desktop.environment.person",
    "portfolio_desktop.services.portfolio",
    "portfolio_desktop.services.search",
    "portfolio_desktop.workflows.keeping",
)


def main() -> int:
    return command_line(sys.argv[1:], open_window)


def open_window(register: Path | None) -> int:
    """Qt is imported here and nowhere before: a verb never needs it."""
    # Nothing made while the window is made becomes garbage; `run` lets it be collected again.
    gc.disable()
    try:
        status: int = window_program().run(register)
    finally:
        gc.enable()
    return status


def window_program() -> ModuleType:
    """`portfolio_desktop.app`, imported after what it needs that needs no Qt."""
    with classes_compiled_once(usual_place("classes")):
        for name in _WITHOUT_QT:
            import_module(name)
        import_pyside("PySide6.QtWidgets")
        return import_module("portfolio_desktop.app")


if __name__ == "__main__":
    sys.exit(main())

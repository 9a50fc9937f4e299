"""The program's one entrance: the window, or a verb of the command line."""

from __future__ import annotations

import builtins
import gc
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

from portfolio_desktop.cli.main import main as command_line
from portfolio_desktop.environment.kept_code import compiled_once, usual_place

_WITHOUT_QT = (
    "portfolio_desktop.environment.person",
    "portfolio_desktop.services.portfolio",
    "portfolio_desktop.services.search",
    "portfolio_desktop.workflows.keeping",
)
_NEVER_ASKED_FOR = ("shibokensupport/signature/lib/pyi_generator.py",)
"""What writes PySide's stubs for type checkers; every start would wait for its patterns."""


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
    for name in _WITHOUT_QT:
        import_module(name)
    _import_qt()
    return import_module("portfolio_desktop.app")


def _import_qt() -> None:
    """PySide puts a hook around every import, for features nobody asks for here, and it reads and
    searches the source of each module. Python's own way of importing is put back."""
    usual = builtins.__import__
    with compiled_once(usual_place("pyside"), _NEVER_ASKED_FOR):
        import_module("PySide6.QtWidgets")
    builtins.__import__ = usual


if __name__ == "__main__":
    sys.exit(main())

"""The program's one entrance: the window, or a verb of the command line."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType

from portfolio_desktop.environment.kept_code import classes_compiled_once
from portfolio_desktop.environment.kept_file import usual_place
from portfolio_desktop.environment.kept_modules import modules_read_together
from portfolio_desktop.environment.pyside import import_pyside

_WITHOUT_QT = (
    "portfolio_desktop.environment.person",
    "portfolio_desktop.services.portfolio",
    "portfolio_desktop.services.search",
    "portfolio_desktop.workflows.keeping",
)


def main() -> int:
    with _nothing_to_collect(), _loaded_as_last_time("entrance"):
        from portfolio_desktop.cli.main import main as command_line
    return command_line(sys.argv[1:], open_window)


def open_window(register: Path | None) -> int:
    """Qt is imported here and nowhere before: a verb never needs it."""
    with _nothing_to_collect():  # `run` lets it be collected again
        status: int = window_program().run(register)
    return status


def window_program() -> ModuleType:
    """`portfolio_desktop.app`, imported after what it needs that needs no Qt."""
    with _loaded_as_last_time("window"):
        for name in _WITHOUT_QT:
            import_module(name)
        import_pyside("PySide6.QtWidgets")
        return import_module("portfolio_desktop.app")


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Nothing made while modules are loaded, or the window is made, becomes garbage."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@contextmanager
def _loaded_as_last_time(part: str) -> Iterator[None]:
    """What is loaded meanwhile is not searched for and compiled at every start."""
    with (
        modules_read_together(usual_place(f"{part}.modules")),
        classes_compiled_once(usual_place(f"{part}.classes")),
    ):
        yield


if __name__ == "__main__":
    sys.exit(main())

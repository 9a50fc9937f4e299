"""Importing PySide without what every start would wait for."""

from __future__ import annotations

import builtins
from importlib import import_module

from portfolio_desktop.environment.kept_code import compiled_once
from portfolio_desktop.environment.kept_file import usual_place
from portfolio_desktop.environment.quick_enums import make_enums_quickly

_NEVER_ASKED_FOR = ("shibokensupport/signature/lib/pyi_generator.py",)
"""What writes PySide's stubs for type checkers; every start would wait for its patterns."""


def import_pyside(module: str) -> None:
    """Import a module of Qt, and leave Python's own way of importing as it was.

    PySide puts a hook around every import, for features nobody asks for here, and it reads and
    searches the source of each module.
    """
    make_enums_quickly()
    usual = builtins.__import__
    with compiled_once(usual_place("pyside"), _NEVER_ASKED_FOR):
        import_module(module)
    builtins.__import__ = usual

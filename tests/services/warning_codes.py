"""The codes of the warnings, as the program's own source names them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import portfolio_desktop


@cache
def warning_codes() -> frozenset[str]:
    """Every code that anything in the program names a warning by."""
    return frozenset(
        node.value.value
        for path in Path(portfolio_desktop.__file__).parent.rglob("*.py")
        if '"check_' in (text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and str(node.value.value).startswith("check_")
    )

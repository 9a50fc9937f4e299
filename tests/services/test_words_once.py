"""A code has one sentence: modules that are merged into one table must not name it twice."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest

SERVICES = Path(__file__).parents[2] / "portfolio_desktop" / "services"
MERGED = {
    "problem_words.py": ("_PROBLEMS", "_SENTENCES"),
    "labels.py": ("_PHRASES", "_LABELS"),
}
"""The module that merges, and how the tables end that it merges."""


def merged_modules(module: str) -> list[Path]:
    """The module itself and those of whose tables it takes all."""
    tree = ast.parse((SERVICES / module).read_text(encoding="utf-8"))
    endings = MERGED[module]
    found = {
        node.module.rpartition(".")[2]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for name in node.names
        if name.name.endswith(endings)
    }
    return [SERVICES / module, *(SERVICES / f"{name}.py" for name in sorted(found))]


def codes_in(path: Path, endings: tuple[str, ...]) -> list[str]:
    """The codes in those tables of a module that end so."""
    codes: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
        names = [each.id for each in targets if isinstance(each, ast.Name)]
        if not any(name.endswith(endings) for name in names):
            continue
        for table in ast.walk(node):
            if isinstance(table, ast.Dict):
                codes += [key.value for key in table.keys if isinstance(key, ast.Constant)]
    return codes


@pytest.mark.parametrize("module", sorted(MERGED))
def test_no_code_has_two_sentences(module: str) -> None:
    counts = Counter(
        code for path in merged_modules(module) for code in codes_in(path, MERGED[module])
    )
    assert len(counts) > 100, "the tables were not found"
    assert [code for code, times in counts.items() if times > 1] == []

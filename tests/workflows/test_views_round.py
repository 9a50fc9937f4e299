"""Saved views leave a register as JSON and come into another one whole."""

from __future__ import annotations

from pathlib import Path

from portfolio_desktop.domain.views import (
    OWN,
    Choice,
    ColumnChoice,
    Filters,
    Part,
    RowFilter,
    ViewDefinition,
)
from portfolio_desktop.services.views import all_views, save_view
from portfolio_desktop.workflows.exporting import export_register
from portfolio_desktop.workflows.import_values import ImportChoices
from portfolio_desktop.workflows.importing import apply, prepare
from tests.workflows.ground import made

SEEN = ViewDefinition(
    columns=ColumnChoice(shown=("purpose",), hidden=("trend",), order=("name", "number")),
    filters=Filters(
        frozenset({RowFilter.RED, RowFilter.NOT_REPORTED}),
        frozenset({Choice(Part.PARTICIPANT, OWN), Choice(Part.PHASE, "execution")}),
    ),
    grouping="lead",
    sort="now",
    descending=True,
)


def test_a_saved_view_comes_back_the_same(tmp_path: Path) -> None:
    with made(tmp_path / "a.pfreg") as first, made(tmp_path / "b.pfreg") as second:
        save_view(first, "Før mødet", SEEN)
        save_view(first, "Alle igen", ViewDefinition())
        one = export_register(first, tmp_path / "one.json").path
        apply(second, prepare(second, one), ImportChoices())
        assert all_views(second.reader) == all_views(first.reader)
        two = export_register(second, tmp_path / "two.json").path
        assert one.read_bytes() == two.read_bytes()

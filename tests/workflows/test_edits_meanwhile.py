"""What is edited while a register is read in steps is not lost, nor half in a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from portfolio_desktop.services.status import set_remarks
from portfolio_desktop.services.steps import Steps, T, run_through
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.exporting import (
    ExportOptions,
    ReadyExport,
    export_register,
    export_steps,
)
from portfolio_desktop.workflows.import_values import ImportChoices, ImportPreview, ImportRefused
from portfolio_desktop.workflows.importing import (
    ImportOptions,
    apply,
    prepare_steps,
    standing_steps,
)
from tests.workflows.ground import HEADS, JOURNAL, OCTOBER, brought_in, project, tables_of


def edited_after_one_step(register: RegisterFile, steps: Steps[T]) -> T:
    next(steps)
    set_remarks(register, project(register, "22-1").id, OCTOBER, "Skrevet imens.")
    return run_through(steps)


def refused(register: RegisterFile, preview: ImportPreview) -> str:
    with pytest.raises(ImportRefused) as caught:
        apply(register, preview, ImportChoices())
    return caught.value.message.code


def test_a_preview_of_a_table_read_across_an_edit_is_not_applied(register: RegisterFile) -> None:
    brought_in(register, JOURNAL)
    tables = tables_of(list(HEADS), [*JOURNAL[:6], "Fra tabellen.", "Drift"])
    steps = prepare_steps(register, Path("x.xlsx"), tables, ImportOptions(OCTOBER))
    assert refused(register, edited_after_one_step(register, steps)) == "register_changed"


def test_a_preview_of_an_export_read_across_an_edit_is_not_applied(
    register: RegisterFile, tmp_path: Path
) -> None:
    brought_in(register, JOURNAL)
    path = export_register(register, tmp_path / "x.json").path
    seen = edited_after_one_step(register, standing_steps(register, path)).plan_file()
    assert refused(register, seen) == "register_changed"


def test_an_export_holds_the_edit_made_while_it_was_read_and_its_history(
    register: RegisterFile, tmp_path: Path
) -> None:
    brought_in(register, JOURNAL)
    options = ExportOptions(with_history=True)
    steps = export_steps(register, tmp_path / "x.json", options)
    path = edited_after_one_step(register, steps).write().path
    again = export_register(register, tmp_path / "y.json", options).path
    assert path.read_bytes() == again.read_bytes()
    (exported,) = json.loads(path.read_bytes())["projects"]
    assert "Skrevet imens." in json.dumps(exported, ensure_ascii=False)


def test_an_export_ends_though_somebody_never_stops_writing(
    register: RegisterFile, tmp_path: Path
) -> None:
    brought_in(register, JOURNAL)
    journal = project(register, "22-1").id
    steps: Steps[ReadyExport] = export_steps(register, tmp_path / "x.json")
    words = 0
    while True:
        try:
            next(steps)
        except StopIteration as end:
            ready: ReadyExport = end.value
            break
        words += 1
        assert words < 1000
        set_remarks(register, journal, OCTOBER, f"{words} ord")
    (report,) = [each for each in ready.content.reports if each.period == str(OCTOBER)]
    assert report.remarks == f"{words} ord"

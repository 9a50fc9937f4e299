"""A passage is saved many times while it is written; to its writer that is one step."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, islice
from typing import Any

import pytest

from portfolio_desktop.domain.change_request import Subject
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.history import (
    edit_changes,
    history,
    next_redo,
    next_undo,
    redo,
    undo,
    undo_edit,
)
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.passages import net, steps
from portfolio_desktop.services.requests import (
    ChangeDraft,
    draft_request,
    go_on_drafting,
    new_request_draft,
)
from portfolio_desktop.services.status import (
    set_colour,
    set_corrective_action,
    set_light_reason,
    set_remarks,
)
from portfolio_desktop.services.undoing import step_operations
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import EditId, Operation

OCTOBER = "2023-10"


def write(register: RegisterFile, project: str, *saves: str) -> None:
    """Write the remarks in one visit to their field, which saves them so many times."""
    for place, text in enumerate(saves):
        set_remarks(register, project, OCTOBER, text, goes_on=place > 0)


def remarks(register: RegisterFile) -> str:
    return "".join(report.remarks for report in register.reader.reports())


def undoable(register: RegisterFile) -> str:
    step = next_undo(register)
    return step.sentence if step else ""


def test_what_was_written_in_one_go_is_undone_and_redone_in_one_step(
    register: RegisterFile, project: str
) -> None:
    write(register, project, "Før")
    write(register, project, "Før. Pro", "Før. Projektet er", "Før. Projektet er forsinket.")
    undo(register)
    assert remarks(register) == "Før"
    assert undoable(register) == "bemærkninger for 22-3"
    redo(register)
    assert remarks(register) == "Før. Projektet er forsinket."
    assert next_redo(register) is None
    undo(register)
    undo(register)
    assert register.reader.reports() == ()
    assert undoable(register) == "nyt projekt 22-3"


def test_the_first_words_of_a_month_are_one_step_too(register: RegisterFile, project: str) -> None:
    write(register, project, "Pro", "Projektet er forsinket.")
    undo(register)
    assert register.reader.reports() == ()
    redo(register)
    assert remarks(register) == "Projektet er forsinket."


def test_reasons_and_corrective_actions_are_steps_of_their_own(
    register: RegisterFile, project: str
) -> None:
    set_light_reason(register, project, OCTOBER, "time", "Klage")
    set_light_reason(register, project, OCTOBER, "time", "Klage over udbud", goes_on=True)
    set_corrective_action(register, project, OCTOBER, "Ny")
    set_corrective_action(register, project, OCTOBER, "Ny leverandør", goes_on=True)
    undo(register)
    (report,) = register.reader.reports()
    assert report.corrective_action == ""
    undo(register)
    assert register.reader.lights() == ()


def test_what_was_done_in_between_parts_the_steps(register: RegisterFile, project: str) -> None:
    write(register, project, "Først")
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    set_remarks(register, project, OCTOBER, "Først og siden", goes_on=True)
    undo(register)
    assert remarks(register) == "Først"
    undo(register)
    assert remarks(register) == "Først"
    undo(register)
    assert register.reader.reports() == ()


def test_words_that_were_taken_back_while_writing_are_no_step(
    register: RegisterFile, project: str
) -> None:
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    write(register, project, "Vigtigt")
    write(register, project, "", "Vigtigt")
    assert undoable(register) == "bemærkninger for 22-3"
    undo(register)
    assert remarks(register) == ""
    assert undoable(register) == "status for 22-3 til rød"


def test_history_tells_the_writing_once(register: RegisterFile, project: str) -> None:
    write(register, project, "Før")
    write(register, project, "Før. Pro", "Før. Projektet er", "Før. Projektet er forsinket.")
    newest, older, *_rest = history(register)
    assert [(line.before, line.after) for line in newest.changes] == [
        ("Før", "Før. Projektet er forsinket.")
    ]
    assert [line.after for line in older.changes] == ["Før"]
    assert history(register, project)[:2] == (newest, older)
    assert history(register, project, "report.remarks")[:2] == (newest, older)
    (told,) = edit_changes(register, newest.edit)
    assert (told.before, told.after) == ("Før", "Før. Projektet er forsinket.")


def test_the_writing_is_undone_from_history_as_a_whole(
    register: RegisterFile, project: str
) -> None:
    write(register, project, "Før")
    write(register, project, "Før. Pro", "Før. Projektet er forsinket.")
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    undo_edit(register, history(register)[1].edit)
    assert remarks(register) == "Før"
    assert [line.undone for line in history(register)[:4]] == [False, False, True, False]


def test_the_panel_tells_the_writing_once(register: RegisterFile, project: str) -> None:
    write(register, project, *(f"Ord {count}" for count in range(12)))
    panel = project_panel(register.reader, project, Period.parse(OCTOBER), register.today())
    told = [edit.sentence for edit in panel.last_edits]
    assert told == ["Bemærkninger for 22-3", "Nyt projekt 22-3"]


@pytest.mark.parametrize("goes_on", [True, False])
def test_the_same_words_again_are_no_edit(
    register: RegisterFile, project: str, goes_on: bool
) -> None:
    write(register, project, "Ens")
    assert set_remarks(register, project, OCTOBER, " Ens ", goes_on=goes_on).edit is None


def drafted_in_many_saves(register: RegisterFile, project: str) -> None:
    """A change request whose lines come, change, go and come again while it is written."""
    draft = new_request_draft(register.reader, project, register.today())
    added = draft_request(register, replace(draft, title="En"))
    forms = (
        ("En", "maj 2024", ""),
        ("En måned", "maj 2024", "12 mio. kr."),
        ("En måned", "juni 2024", ""),
        ("En måned mere", "juni 2024", "14 mio. kr."),
        ("En måned mere", "", "14 mio. kr."),
        ("En måned mere", "juli 2024", "15 mio. kr."),
    )
    for title, end, budget in forms:
        wanted = ((Subject.END, end), (Subject.BUDGET, budget))
        changes = tuple(ChangeDraft(subject, after) for subject, after in wanted if after)
        go_on_drafting(register, added.id, replace(draft, title=title, changes=changes))


def test_a_long_writing_is_read_from_its_ends_alone(register: RegisterFile, project: str) -> None:
    write(register, project, *("Ord " * count for count in range(1, 12)))
    drafted_in_many_saves(register, project)
    for step in islice(steps(register.edits()), 2):
        assert len(step) > 2
        every = [register.operations(each.id) for each in reversed(step)]
        assert step_operations(register, step) == net(chain.from_iterable(every))
    read: list[EditId] = []
    usual = register.operations

    def counted(edit: EditId, **wanted: Any) -> tuple[Operation, ...]:
        read.append(edit)
        return usual(edit, **wanted)

    undo(register)
    register.operations = counted  # type: ignore[method-assign, assignment]
    undo(register)
    assert remarks(register) == ""
    assert len(set(read)) <= 3, "an undo reads as much however long one wrote"

"""Undo, redo and the history in words."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from portfolio_desktop.domain.change_request import Subject
from portfolio_desktop.domain.ids import baseline_id
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.board_moves import move_projects
from portfolio_desktop.services.history import (
    CHANGES_SHOWN,
    edit_changes,
    history,
    next_redo,
    next_undo,
    redo,
    undo,
    undo_edit,
)
from portfolio_desktop.services.items import ItemDraft, add_item, write_item
from portfolio_desktop.services.meeting_forms import MeetingDraft
from portfolio_desktop.services.meetings import add_meeting
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.places import field_name
from portfolio_desktop.services.projects import (
    ProjectDraft,
    add_project,
    edit_project,
    project_draft,
)
from portfolio_desktop.services.registers import open_register
from portfolio_desktop.services.requests import (
    ChangeDraft,
    draft_request,
    new_request_draft,
    remove_request,
)
from portfolio_desktop.services.status import set_colour, set_remarks
from portfolio_desktop.services.words import period_words
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.schema import CURRENT
from portfolio_desktop.storage.values import EditKind, Label

OCTOBER = "2023-10"


def sentence(register: RegisterFile) -> tuple[str, str]:
    back, again = next_undo(register), next_redo(register)
    return (back.sentence if back else "", again.sentence if again else "")


def test_the_menu_names_what_undo_and_redo_would_do(register: RegisterFile, project: str) -> None:
    set_colour(register, project, OCTOBER, OVERALL, Colour.YELLOW)
    assert sentence(register) == ("status for 22-3 til gul", "")
    set_colour(register, project, OCTOBER, "cost", Colour.RED)
    assert sentence(register) == ("økonomi for 22-3 til rød", "")
    undo(register)
    assert sentence(register) == ("status for 22-3 til gul", "økonomi for 22-3 til rød")
    undo(register)
    assert sentence(register) == ("nyt projekt 22-3", "status for 22-3 til gul")
    redo(register)
    redo(register)
    assert sentence(register) == ("økonomi for 22-3 til rød", "")
    undo(register)
    set_remarks(register, project, OCTOBER, "Nyt")
    assert sentence(register) == ("bemærkninger for 22-3", "")


def test_a_new_lead_goes_again_with_the_edit_that_named_it(
    register: RegisterFile, project: str
) -> None:
    before = register.reader.participants()
    draft = project_draft(register.reader, project)
    edit_project(register, project, replace(draft, lead="Ny region"))
    assert len(register.reader.participants()) == len(before) + 1
    undo(register)
    assert register.reader.participants() == before
    assert project_draft(register.reader, project) == draft


def test_undo_reaches_this_session_and_history_the_older_ones(
    register: RegisterFile, project: str, tmp_path: Path
) -> None:
    set_colour(register, project, OCTOBER, OVERALL, Colour.YELLOW)
    path = register.path
    register.close()
    with open_register(path, actor="Søren") as again:
        assert sentence(again) == ("", "")
        with pytest.raises(RuleError) as caught:
            undo(again)
        assert caught.value.problem.code == "nothing_to_undo"
        newest = history(again, project)[0]
        undo_edit(again, str(newest.edit))
        assert again.reader.reports() == ()
        assert sentence(again) == ("fortrydelsen af status for 22-3 til gul", "")
        with pytest.raises(RuleError) as caught:
            undo_edit(again, newest.edit)
        assert caught.value.problem.code == "undo_done"
        undo(again)
        assert sentence(again) == ("", "fortrydelsen af status for 22-3 til gul")


def test_undo_is_refused_where_the_value_has_changed_since(
    register: RegisterFile, project: str
) -> None:
    set_colour(register, project, OCTOBER, OVERALL, Colour.YELLOW)
    yellow = history(register, project)[0].edit
    register.actor = "Søren"
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    before = register.position()
    with pytest.raises(RuleError) as caught:
        undo_edit(register, yellow)
    problem = caught.value.problem
    assert (problem.code, problem.params["place"], problem.params["actor"]) == (
        "undo_changed",
        "overall",
        "Søren",
    )
    assert message_for(caught.value).happened == (
        "Samlet status for rapporten for 22-3 er siden ændret af Søren. Fortryd den ændring først."
    )
    assert register.position() == before


def test_a_project_is_not_taken_back_from_under_what_was_added_to_it(
    register: RegisterFile, project: str
) -> None:
    added = history(register, project)[0].edit
    set_remarks(register, project, OCTOBER, "Noget")
    with pytest.raises(RuleError) as caught:
        undo_edit(register, added)
    assert caught.value.problem.code == "undo_used"
    assert "22-3" in message_for(caught.value).happened
    undo(register)
    undo(register)
    assert register.reader.projects() == ()
    assert register.check() == ()


def test_an_import_is_one_undo(register: RegisterFile, project: str) -> None:
    with register.edit(Label("table_imported", {"projects": 2}), kind=EditKind.IMPORT) as edit:
        for number in range(2):
            edit.create("project", f"ny-{number}", {"number": f"24-{number}", "name": "Ny"})
        edit.set("project", project, "name", "Billedindeks 2")
    assert sentence(register) == ("importeret tabel med 2 projekter", "")
    undo(register)
    assert [each.name for each in register.reader.projects()] == ["Billedindeks"]


def test_setting_up_and_erasing_are_not_undone(register: RegisterFile, project: str) -> None:
    set_up = history(register)[-1].edit
    with pytest.raises(RuleError) as caught:
        undo_edit(register, set_up)
    assert caught.value.problem.code == "undo_kind"
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    set_remarks(register, project, OCTOBER, "Navnet på en person")
    row = register.reader.reports()[0].id
    written = history(register, project)[0].edit
    register.erase("report", row, "remarks")
    with pytest.raises(RuleError) as caught:
        undo_edit(register, written)
    assert caught.value.problem.code == "undo_erased"
    assert register.reader.reports()[0].remarks == ""


def test_undo_and_redo_pass_over_what_wants_an_erased_value(
    register: RegisterFile, project: str
) -> None:
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    set_remarks(register, project, OCTOBER, "Navnet på en person")
    set_colour(register, project, OCTOBER, "time", Colour.RED)
    (report,) = register.reader.reports()
    register.erase("report", report.id, "remarks")
    undo(register)
    assert sentence(register) == ("status for 22-3 til grøn", "tid for 22-3 til rød")
    undo(register)
    assert register.reader.reports() == ()
    redo(register)
    redo(register)
    assert sentence(register) == ("tid for 22-3 til rød", "")


def test_what_was_undone_and_then_erased_is_not_offered_again(
    register: RegisterFile, project: str
) -> None:
    set_colour(register, project, OCTOBER, OVERALL, Colour.GREEN)
    set_remarks(register, project, OCTOBER, "Navnet på en person")
    set_colour(register, project, OCTOBER, "time", Colour.RED)
    undo(register)
    undo(register)
    (report,) = register.reader.reports()
    register.erase("report", report.id, "remarks")
    assert sentence(register)[1] == "tid for 22-3 til rød"
    redo(register)
    assert sentence(register) == ("tid for 22-3 til rød", "")


@pytest.mark.parametrize("edit", ["nej", "0123:9", "x"])
def test_an_edit_that_is_not_there(register: RegisterFile, edit: str) -> None:
    for verb in (undo_edit, edit_changes):
        with pytest.raises(RuleError) as caught:
            verb(register, edit)
        assert caught.value.problem.code == "edit_unknown"


def test_history_tells_before_and_after_in_words(register: RegisterFile, project: str) -> None:
    set_colour(register, project, OCTOBER, "time", Colour.GREEN)
    set_colour(register, project, OCTOBER, "time", Colour.RED)
    undo(register)
    undone, red, green, added = history(register, project)
    assert undone.sentence == "Fortrudt: tid for 22-3 til rød"
    assert (red.sentence, red.undone) == ("Tid for 22-3 til rød", True)
    assert red.standing == "Tid for 22-3 til rød (fortrudt)"
    (line,) = red.changes
    assert (line.number, line.place, line.before, line.after) == (
        "22-3",
        "Tid, oktober 2023",
        "grøn",
        "rød",
    )
    assert not green.undone
    told = {line.place: line.after for line in added.changes}
    assert told["Projektledende part"] == "Region Århus"
    assert told["Fase"] == "Gennemførelse"
    assert told["Forventet slutdato"] == "maj 2024"
    assert told["Godkendt budget"] == "8,4\u00a0mio.\u00a0kr."
    assert added.actor == "Åse"


def test_an_undo_that_was_taken_back_is_told_as_done_again(
    register: RegisterFile, project: str
) -> None:
    set_colour(register, project, OCTOBER, "time", Colour.RED)
    undo(register)
    redo(register)
    words = [line.standing for line in history(register, project, limit=3)]
    assert words == [
        "Gentaget: tid for 22-3 til rød",
        "Fortrudt: tid for 22-3 til rød (gentaget)",
        "Tid for 22-3 til rød",
    ]


def test_a_projects_history_holds_nothing_of_the_others(
    register: RegisterFile, project: str
) -> None:
    other = add_project(register, ProjectDraft(number="23-1", name="Et andet")).id
    set_remarks(register, other, OCTOBER, "Andet")
    set_remarks(register, project, OCTOBER, "Eget")
    assert [line.sentence for line in history(register, other)] == [
        "Bemærkninger for 23-1",
        "Nyt projekt 23-1",
    ]
    with register.edit(Label("table_imported", {"projects": 2}), kind=EditKind.IMPORT) as edit:
        edit.set("project", project, "name", "A")
        edit.set("project", other, "name", "B")
    (line,) = history(register, other)[0].changes
    assert (line.number, line.after) == ("23-1", "B")
    assert len(edit_changes(register, history(register)[0].edit)) == 2
    assert len(edit_changes(register, history(register)[0].edit, other)) == 1


def test_what_an_edit_changed_is_told_in_the_order_of_the_form(
    register: RegisterFile, project: str
) -> None:
    (added,) = history(register, project)
    places = [line.place for line in added.changes]
    assert places[:4] == ["Nr.", "Navn", "Formål", "Sagsnr."]
    assert places.index("Forventet slutdato") < places.index("Godkendt slutdato")


def test_a_projects_own_fields_are_told_before_its_plan_whatever_was_written_first(
    register: RegisterFile,
) -> None:
    with register.edit(Label("table_imported"), kind=EditKind.IMPORT) as edit:
        edit.create("baseline", "b", {"project_id": "p", "version": 1, "assumed": True})
        edit.create("project", "p", {"number": "24-1", "name": "Nyt"})
    newest = history(register, limit=1)[0]
    assert [line.place for line in newest.changes] == ["Nr.", "Navn", "Planens grundlag"]


def test_an_undo_that_was_undone_is_said_to_be_done_again(
    register: RegisterFile, project: str
) -> None:
    set_remarks(register, project, OCTOBER, "Nyt")
    undo(register)
    redo(register)
    assert [line.standing for line in history(register, project)][:3] == [
        "Gentaget: bemærkninger for 22-3",
        "Fortrudt: bemærkninger for 22-3 (gentaget)",
        "Bemærkninger for 22-3",
    ]
    undo(register)
    assert [line.standing for line in history(register, project)][:2] == [
        "Fortrudt: bemærkninger for 22-3",
        "Gentaget: bemærkninger for 22-3 (fortrudt)",
    ]


def test_an_undone_new_project_is_still_named(register: RegisterFile) -> None:
    added = add_project(register, ProjectDraft("26-1", "Forsøget", forecast_end="dec. 2027")).id
    undo(register)
    lines = history(register)[0].changes
    assert lines
    assert {line.number for line in lines} == {"26-1"}
    lines = edit_changes(register, history(register)[1].edit)
    assert {line.number for line in lines if line.project_id == added} == {"26-1"}


def test_a_removed_request_stays_in_its_projects_history(
    register: RegisterFile, project: str
) -> None:
    draft = new_request_draft(register.reader, project, register.today())
    change = ChangeDraft(Subject.END, "juni 2024")
    request = draft_request(register, replace(draft, title="Mere tid", changes=(change,))).id
    remove_request(register, request)
    removed, drafted, added = history(register, project)
    assert removed.sentence == "Ændringsanmodning 2023-01 for 22-3 fjernet"
    assert drafted.sentence == "Ny ændringsanmodning 2023-01 for 22-3"
    assert ("2023-01", "Ny slutdato", "jun. 2024") in {
        (line.number, line.place, line.after) for line in drafted.changes
    }
    assert {line.number for line in removed.changes} == {"2023-01"}
    panel = project_panel(register.reader, project, Period(2023, 10), register.today())
    assert [str(line.edit) for line in (removed, drafted, added)] == [
        edit.edit for edit in panel.last_edits
    ]


@pytest.mark.parametrize("month", ["1999-01", "2023-10", "2031-12"])
def test_what_was_entered_and_undone_stays_in_the_history_whatever_the_month(
    register: RegisterFile, project: str, month: str
) -> None:
    set_colour(register, project, month, "time", Colour.RED)
    set_remarks(register, project, month, "Nyt")
    undo(register)
    undo(register)
    lines = history(register, project)
    assert [line.sentence for line in lines] == [
        "Fortrudt: tid for 22-3 til rød",
        "Fortrudt: bemærkninger for 22-3",
        "Bemærkninger for 22-3",
        "Tid for 22-3 til rød",
        "Nyt projekt 22-3",
    ]
    (remark,) = lines[2].changes
    assert remark.number == "22-3"
    assert remark.place == f"Bemærkninger, {period_words(Period.parse(month))}"


def test_the_history_of_one_field(register: RegisterFile, project: str) -> None:
    set_remarks(register, project, OCTOBER, "Første")
    set_colour(register, project, OCTOBER, OVERALL, Colour.RED)
    set_remarks(register, project, OCTOBER, "Anden")
    lines = history(register, project, "report.remarks")
    assert [line.changes[0].after for line in lines] == ["Anden", "Første"]
    names = history(register, project, "name")
    assert [line.changes[0].after for line in names] == ["Billedindeks"]
    assert len(history(register, limit=2)) == 2


def test_a_large_edit_shows_some_of_its_changes_and_tells_all_when_asked(
    register: RegisterFile,
) -> None:
    count = CHANGES_SHOWN + 5
    with register.edit(Label("table_imported", {"projects": count}), kind=EditKind.IMPORT) as edit:
        for number in range(count):
            edit.create("project", f"ny-{number}", {"number": f"24-{number}"})
    newest = history(register, limit=1)[0]
    assert len(newest.changes) == CHANGES_SHOWN
    assert len(edit_changes(register, newest.edit)) == count
    (line,) = history(register, f"ny-{count - 1}")
    assert [change.after for change in line.changes] == [f"24-{count - 1}"]


def test_every_field_that_can_change_has_a_name_for_people() -> None:
    nameless = [
        (table.name, field.name)
        for table in CURRENT.tables
        for field in table.fields
        if field_name(table.name, field.name) == field.name
    ]
    assert nameless == []


def test_a_place_in_the_list_is_told_without_its_inner_spelling(
    register: RegisterFile, project: str
) -> None:
    add_project(register, ProjectDraft(number="23-1", name="Nummer to"))
    (second,) = (each.id for each in register.reader.projects() if each.id != project)
    move_projects(register, [second], after=None)
    moved, *_ = history(register, second)
    (line,) = moved.changes
    assert (line.place, line.before, line.after) == ("Plads på listen", "", "manuelt valgt")
    move_projects(register, [second], after=project)
    assert history(register, second)[0].changes[0].after == "flyttet ned"


def test_a_moved_date_is_told_with_its_value_but_never_a_text(
    register: RegisterFile, project: str
) -> None:
    number = register.reader.projects([project])[0].number
    for typed, sentence in (
        ("september 2025", f"Forventet slutdato for {number} til sep. 2025"),
        ("når Bo kan", f"Forventet slutdato for {number}"),
    ):
        draft = project_draft(register.reader, project)
        edit_project(register, project, replace(draft, forecast_end=typed))
        newest, *_ = history(register, project)
        assert newest.sentence == sentence
        step = next_undo(register)
        assert step is not None
        assert step.sentence == sentence[:1].lower() + sentence[1:]


def test_a_first_plan_from_a_table_says_so(register: RegisterFile, project: str) -> None:
    with register.edit(Label("table_imported")) as edit:
        edit.set("baseline", baseline_id(project, 1), "assumed", True)
    newest, *_ = history(register, project)
    (line,) = newest.changes
    assert line.after == "fra tabellen, ikke besluttet"


def test_case_texts_are_told_without_their_marks(register: RegisterFile) -> None:
    meeting = add_meeting(register, MeetingDraft(forum="Kredsen", held_on="10.11.2023")).id
    item = add_item(register, meeting, ItemDraft(title="Sag")).id
    write_item(register, item, "case_text", "**Vigtigt:** læs\n\n- først")
    (told,) = history(register)[0].changes
    assert told.after == "Vigtigt: læs\n– først"

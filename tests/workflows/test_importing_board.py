"""An export brought into a register in use leaves approved minutes, closed written procedures and
what was issued as they are, brings in the rest, and says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.board_choices import ProcedureState
from portfolio_desktop.domain.meetings import Item, Meeting, MeetingIssue, WrittenProcedure
from portfolio_desktop.exchange.write_json import register_json
from portfolio_desktop.services.meeting_holding import hold_meeting
from portfolio_desktop.services.minutes import approve_minutes, reopen_minutes
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.exporting import export_register, read_content
from portfolio_desktop.workflows.import_values import ImportChoices, ImportPreview
from portfolio_desktop.workflows.import_words import import_sentence
from portfolio_desktop.workflows.importing import apply, prepare
from tests.services.board_ground import Ground, laid, made


def approved(register: RegisterFile) -> Ground:
    """A register in use, with approved minutes, a closed written procedure and an issue."""
    add_project(register, ProjectDraft("22-1", "Journalen"))
    ground = laid(register)
    made(register, "written_procedure", number="14", title="Mail", state=ProcedureState.CLOSED)
    made(register, "meeting_issue", meeting_id=ground.meeting, file_name="Referat.pdf")
    made(register, "action", title="Plan", item_id=ground.items[0])
    hold_meeting(register, ground.meeting)
    approve_minutes(register, ground.meeting)
    return ground


def otherwise(ground: Ground, path: Path) -> Path:
    """What the register holds, but for a word in every row of the board; with an item more in the
    approved meeting, and an action that follows from it."""
    content = read_content(ground.register.reader)
    changed = tuple(map(_reworded, content.board))
    added = replace(ground.item(0), id="ny", title="Nyt punkt"), Action("opfølgning", item_id="ny")
    path.write_bytes(register_json(replace(content, board=changed + added)))
    return path


def _reworded(row: Any) -> Any:
    match row:
        case Item() | Meeting() | Action() | WrittenProcedure():
            return replace(row, title="Anderledes")
        case MeetingIssue():
            return replace(row, sent_to="Anderledes")
        case _:
            return row


def brought_in(register: RegisterFile, path: Path) -> ImportPreview:
    seen = prepare(register, path)
    apply(register, seen, ImportChoices())
    return seen


def test_what_is_locked_stays_the_rest_comes_in_and_it_is_told(
    register: RegisterFile, tmp_path: Path
) -> None:
    ground = approved(register)
    before = read_content(register.reader)
    seen = brought_in(register, otherwise(ground, tmp_path / "x.json"))
    assert [import_sentence(note) for note in seen.notes] == [
        "Også det, der ikke hører til et projekt, tilføjes eller ændres, f.eks. møder, punkter og"
        " parter: 2.",
        "Godkendte referater bliver, som de er, med alt, hvad der står i dem: 10. nov. 2023. Åbn"
        " dem igen først for at ændre noget i dem.",
        "Afsluttede skriftlige behandlinger bliver, som de er: 14. Genåbn dem først for at ændre"
        " dem.",
        "Det udsendte bliver, som det blev sendt, og hvad filen siger om det, bruges ikke:"
        " Referat.pdf.",
    ]
    after = read_content(register.reader)
    assert [row for row in after.board if not isinstance(row, Action)] == [
        row for row in before.board if not isinstance(row, Action)
    ]
    actions = {each.id: each for each in register.reader.board.rows(Action)}
    assert actions.pop("opfølgning").item_id is None, "it would point to what is not there"
    assert [each.title for each in actions.values()] == ["Anderledes"]
    assert register.check() == ()


def test_the_same_again_and_minutes_that_are_open_are_no_matter(
    register: RegisterFile, tmp_path: Path
) -> None:
    ground = approved(register)
    same = export_register(register, tmp_path / "same.json").path
    assert brought_in(register, same).notes == ()
    reopen_minutes(register, ground.meeting, "Punkt 1 var forkert")
    brought_in(register, otherwise(ground, tmp_path / "x.json"))
    assert ground.item(1).title == ground.held().title == "Anderledes"
    assert ground.held().held_on == date(2023, 11, 10)

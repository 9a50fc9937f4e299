"""A register's phases: added, renamed, moved, and taken out of use when no project is in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portfolio_desktop.domain.change_request import Subject
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import Language
from portfolio_desktop.services.history import history, undo
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.phases import (
    add_phase,
    move_phase,
    rename_phase,
    restore_phase,
    retire_phase,
)
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.requests import ChangeDraft, draft_request, new_request_draft
from portfolio_desktop.storage.register_file import RegisterFile

DANISH = Language.DANISH


def in_use(register: RegisterFile) -> list[str]:
    return [each.name_da for each in register.reader.phases() if each.active]


def told(register: RegisterFile) -> str:
    return history(register)[0].sentence


def test_a_phase_is_added_renamed_and_moved(register: RegisterFile) -> None:
    before = register.reader.phases()
    add_phase(register, "Afslutning", DANISH)
    assert told(register) == "Ny fase: afslutning"
    assert register.reader.phases()[-1].key == "afslutning"
    rename_phase(register, "afslutning", DANISH, "Drift")
    assert told(register) == "Navnet på fasen drift"
    move_phase(register, "afslutning", -1)
    assert told(register) == "Pladsen for drift blandt faserne"
    assert in_use(register) == [
        "Idé",
        "Analyse",
        "Anskaffelse",
        "Gennemførelse",
        "Drift",
        "Realisering",
    ]
    for _step in range(3):
        undo(register)
    assert register.reader.phases() == before
    assert register.check() == ()


@pytest.mark.parametrize(
    ("name", "code"), [(" ", "word_unnamed"), ("analyse", "word_taken"), ("Idea", "word_taken")]
)
def test_a_name_that_cannot_be_is_refused(register: RegisterFile, name: str, code: str) -> None:
    rename_phase(register, "execution", Language.ENGLISH, "")
    for verb in (
        lambda: add_phase(register, name, DANISH),
        lambda: rename_phase(register, "execution", DANISH, name),
    ):
        with pytest.raises(RuleError) as caught:
            verb()
        assert (caught.value.problem.code, caught.value.problem.field) == (code, "name_da")


def test_a_phase_nobody_is_in_goes_out_of_use_and_comes_back(
    register: RegisterFile, project: str
) -> None:
    archived = add_project(register, ProjectDraft("20-1", "Gammelt", phase="idea")).id
    leave_register(register, [archived], LeavingDraft("Afsluttet", undecided=True))
    retire_phase(register, "idea")
    assert told(register) == "Fasen idé taget ud af brug"
    assert in_use(register)[0] == "Analyse"
    restore_phase(register, "idea")
    assert told(register) == "Fasen idé taget i brug igen"
    assert in_use(register)[0] == "Idé"


def test_a_phase_with_projects_stays_and_they_are_named(
    register: RegisterFile, project: str
) -> None:
    with pytest.raises(RuleError) as caught:
        retire_phase(register, "execution")
    assert message_for(caught.value).happened == (
        "1 projekt er i denne fase: 22-3. Giv det en anden fase først."
    )
    for number in range(1, 7):
        add_project(register, ProjectDraft(f"23-{number}", "Flere", phase="execution"))
    with pytest.raises(RuleError) as caught:
        retire_phase(register, "execution")
    happened = message_for(caught.value).happened
    assert happened.startswith("7 projekter er i denne fase: ")
    assert " …. Giv dem" in happened
    assert "Gennemførelse" in in_use(register)


def test_a_phase_that_is_asked_for_stays(register: RegisterFile, project: str) -> None:
    draft = new_request_draft(register.reader, project, register.today())
    change = ChangeDraft(Subject.PHASE, "realisation")
    draft_request(register, replace(draft, title="Videre", changes=(change,)))
    with pytest.raises(RuleError) as caught:
        retire_phase(register, "realisation")
    assert draft.number in message_for(caught.value).happened

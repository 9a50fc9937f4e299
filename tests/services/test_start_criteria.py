"""Start criteria through the services; and the story of Praksys (DOMAIN section 5)."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.board_choices import CriterionState
from portfolio_desktop.domain.plan import MilestoneKind
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.criteria_sheet import criteria_rows
from portfolio_desktop.services.history import edit_changes, history, redo, undo
from portfolio_desktop.services.milestone_sheet import milestone_rows
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone, remove_milestone
from portfolio_desktop.services.start_criteria import (
    NEW,
    Relaxation,
    criteria_counts,
    criteria_of,
    move_criterion,
    relax_criterion,
    remove_criterion,
    set_criterion_state,
    write_criteria,
)
from portfolio_desktop.storage.register_file import RegisterFile

TEXTS = (
    "Ingen kritiske fejl åbne",
    "Alle 17 fejl er placeret hos leverandøren eller afvist",
    "Testdata er godkendt",
    "Driftsmiljøet er sat op",
    "Brugerne er uddannet",
)
DECISION = Relaxation("4.7.2018", "RSI-kredsen", "Testen begynder med åbne fejl")


@pytest.fixture
def milestone(register: RegisterFile, project: str) -> str:
    """The test of Praksys, which has five criteria."""
    use_language(Language.DANISH)
    draft = MilestoneDraft("Test begynder", MilestoneKind.TEST, forecast="sep. 2018")
    made = add_milestone(register, project, draft).id
    write_criteria(register, made, [(NEW, {"text": text}) for text in TEXTS])
    return made


def texts(register: RegisterFile, milestone: str) -> tuple[str, ...]:
    return tuple(each.text for each in criteria_of(register.reader, milestone))


def counted(register: RegisterFile, milestone: str) -> str:
    return criteria_counts(register.reader, [milestone])[milestone].words


def test_the_test_begins_with_defects_open_because_a_criterion_was_relaxed(
    register: RegisterFile, milestone: str, project: str
) -> None:
    open_defects, placed, data, *_rest = criteria_of(register.reader, milestone)
    for each in (placed, data):
        set_criterion_state(register, each.id, CriterionState.MET)
    assert counted(register, milestone) == "2 af 5 opfyldt"
    relax_criterion(register, open_defects.id, DECISION)

    assert counted(register, milestone) == "2 af 5 opfyldt, 1 lempet"
    row = criteria_rows(register.reader, milestone, editable=False)[0]
    assert [cell.shown for cell in row.cells] == [
        "Ingen kritiske fejl åbne",
        "Lempet ved beslutning",
        "RSI-kredsen, 4. jul. 2018",
        "Testen begynder med åbne fejl",
    ]
    shown = milestone_rows(register.reader, project, editable=False)[0]
    assert shown.cells[-1].shown == "2 af 5 opfyldt, 1 lempet"


def test_relaxing_needs_a_decision_and_a_day_that_is_one(
    register: RegisterFile, milestone: str
) -> None:
    first = criteria_of(register.reader, milestone)[0]
    for decision, problem in (
        (Relaxation("4.7.2018"), ("criterion_reference_missing", "decision_reference")),
        (Relaxation("jul. 2018", "RSI"), ("day_unread", "decided_on")),
        (Relaxation("31.6.2018", "RSI"), ("date_no_such_day", "decided_on")),
    ):
        with pytest.raises(RuleError) as caught:
            relax_criterion(register, first.id, decision)
        assert (caught.value.problem.code, caught.value.problem.field) == problem
    with pytest.raises(RuleError):
        set_criterion_state(register, first.id, CriterionState.RELAXED)


def test_one_that_is_met_after_all_is_no_longer_relaxed_by_anybody(
    register: RegisterFile, milestone: str
) -> None:
    first = criteria_of(register.reader, milestone)[0]
    relax_criterion(register, first.id, DECISION)
    set_criterion_state(register, first.id, CriterionState.MET)
    now = criteria_of(register.reader, milestone)[0]
    assert (now.state, now.decision_reference, now.decided_on) == (CriterionState.MET, "", None)
    assert now.note == "Testen begynder med åbne fejl"
    undo(register)
    assert criteria_of(register.reader, milestone)[0].decision_reference == "RSI-kredsen"


def test_criteria_are_moved_rewritten_and_removed_each_in_one_step(
    register: RegisterFile, milestone: str, project: str
) -> None:
    first, second, *_rest = criteria_of(register.reader, milestone)
    move_criterion(register, first.id, 1)
    assert texts(register, milestone)[:2] == (second.text, first.text)
    assert move_criterion(register, second.id, -1).edit is None
    write_criteria(register, milestone, [(first.id, {"text": "Ingen fejl  åbne"})])
    assert texts(register, milestone)[1] == "Ingen fejl åbne"
    remove_criterion(register, second.id)
    assert len(texts(register, milestone)) == 4
    told = [line.sentence for line in history(register, project_id=project)]
    assert told[:5] == [
        "Et startkriterium for 22-3 fjernet",
        "Et startkriterium for 22-3",
        "Et startkriteriums plads for 22-3",
        "Startkriterier for 22-3",
        "Ny milepæl for 22-3",
    ]
    for _step in range(3):
        undo(register)
    assert texts(register, milestone) == TEXTS
    redo(register)
    assert register.check() == ()


def test_the_history_says_what_became_of_a_criterion(
    register: RegisterFile, milestone: str, project: str
) -> None:
    first = criteria_of(register.reader, milestone)[0]
    relax_criterion(register, first.id, DECISION)
    newest = next(iter(history(register, project_id=project)))
    assert newest.sentence == "Et startkriterium for 22-3: lempet ved beslutning"
    told = {line.place: (line.before, line.after) for line in edit_changes(register, newest.edit)}
    state = next(words for place, words in told.items() if place.startswith("Kriteriets tilstand"))
    assert state == ("ikke opfyldt", "lempet ved beslutning")


def test_an_empty_criterion_is_refused_and_an_empty_new_row_passed_over(
    register: RegisterFile, milestone: str
) -> None:
    first = criteria_of(register.reader, milestone)[0]
    with pytest.raises(RuleError) as caught:
        write_criteria(register, milestone, [(first.id, {"text": "  "})])
    assert caught.value.problem.code == "criterion_empty"
    position = register.position()
    write_criteria(register, milestone, [(NEW, {"text": " "})])
    assert register.position() == position


def test_criteria_go_with_their_milestone_and_come_back_with_it(
    register: RegisterFile, milestone: str
) -> None:
    remove_milestone(register, milestone)
    assert texts(register, milestone) == ()
    undo(register)
    assert texts(register, milestone) == TEXTS

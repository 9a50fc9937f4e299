"""The number of projects is explained from month to month: in, out and total."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.checks import ENTRY_UNEXPLAINED, ProjectWarning, warnings
from portfolio_desktop.services.leaving import LeavingDraft, leave_register
from portfolio_desktop.services.pack_content import Origin, PackOptions, status_report
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.row_counts import row_count
from portfolio_desktop.services.status import set_remarks
from portfolio_desktop.storage.register_file import RegisterFile

OCTOBER, NOVEMBER = Period(2023, 10), Period(2023, 11)
TODAY = date(2023, 12, 4)
NEW = ProjectDraft(
    "23-1",
    "Nyt",
    entered_on="14.11.2023",
    entered_reason="Ny opgave",
    entered_reference="Kredsen 10. nov.",
)


@pytest.fixture
def moved(register: RegisterFile, project: str) -> RegisterFile:
    """Three in October; in November one has come and two have gone."""
    use_language(Language.DANISH)
    others = [
        add_project(register, ProjectDraft(number, number, entered_on="1.9.2023")).id
        for number in ("12-1", "12-2")
    ]
    for each in (project, *others):
        set_remarks(register, each, OCTOBER, "Det går.")
    add_project(register, NEW)
    left = LeavingDraft("Lukket", "Kredsen 10. nov., pkt. 7", "10.11.2023")
    leave_register(register, others[:1], left)
    leave_register(register, others[1:], LeavingDraft("Dublet", "", "30.11.2023", undecided=True))
    return register


def test_each_passage_has_its_day_reason_and_decision(moved: RegisterFile) -> None:
    count = row_count(moved.reader, NOVEMBER, TODAY)
    assert (count.before, count.total) == (3, 2)
    assert [(each.number, each.day_words, each.why) for each in count.came] == [
        ("23-1", "14. nov. 2023", "Ny opgave (Kredsen 10. nov.)")
    ]
    assert [(each.number, each.why) for each in count.left] == [
        ("12-1", "Lukket (Kredsen 10. nov., pkt. 7)"),
        ("12-2", "Dublet (uden beslutning)"),
    ]
    assert count.sentence == (
        "Porteføljen har 2 projekter mod 3 i oktober 2023: ét er kommet til og to er gået ud."
    )


def test_a_month_like_the_one_before_says_so(moved: RegisterFile) -> None:
    count = row_count(moved.reader, NOVEMBER.shifted(1), date(2024, 1, 5))
    assert count.sentence == "Porteføljen har 2 projekter, de samme som i november 2023."
    assert not count.moved


def test_the_first_month_has_nothing_before_it(moved: RegisterFile) -> None:
    (first, *_later) = moved.reader.periods()
    with_plan = row_count(moved.reader, first.shifted(-120), TODAY)
    assert with_plan.total == with_plan.before + len(with_plan.came)


def test_the_report_tells_it_too(moved: RegisterFile) -> None:
    origin = Origin(datetime(2023, 12, 4, 9, tzinfo=UTC), "")
    summary = status_report(moved.reader, PackOptions(NOVEMBER), origin).summary
    assert any("mod 3 i oktober 2023" in sentence for sentence in summary.sentences)
    (notes,) = [each for each in summary.lists if each.title == "Ind i og ud af porteføljen"]
    assert [(note.word, note.number) for note in notes.notes] == [
        ("Ind 14. nov. 2023", "23-1"),
        ("Ud 10. nov. 2023", "12-1"),
        ("Ud 30. nov. 2023", "12-2"),
    ]


@pytest.mark.parametrize(
    ("reason", "reference", "missing"),
    [("", "", "both"), ("Ny opgave", "", "reference"), ("", "Kredsen", "reason")],
)
def test_coming_in_without_reason_or_decision_is_warned_of_that_month_only(
    moved: RegisterFile, reason: str, reference: str, missing: str
) -> None:
    draft = replace(NEW, number="23-2", entered_reason=reason, entered_reference=reference)
    add_project(moved, draft)
    found = _unexplained(moved, NOVEMBER)
    assert [(each.number, each.problem.params["missing"]) for each in found] == [("23-2", missing)]
    assert "kom ind i registret i denne måned" in found[0].sentence
    assert _unexplained(moved, OCTOBER) == _unexplained(moved, NOVEMBER.shifted(1)) == []


def test_a_register_that_begins_is_not_asked_where_its_projects_come_from(
    register: RegisterFile,
) -> None:
    add_project(register, ProjectDraft("23-1", "Et", entered_on="2.11.2023"))
    add_project(register, ProjectDraft("23-2", "To", entered_on="2.11.2023"))
    assert _unexplained(register, NOVEMBER) == []


def test_the_first_projects_and_one_that_only_came_or_left_are_told(
    register: RegisterFile,
) -> None:
    use_language(Language.DANISH)
    _one, two = (
        add_project(register, ProjectDraft(number, number, entered_on="2.11.2023")).id
        for number in ("23-1", "23-2")
    )
    add_project(register, ProjectDraft("23-3", "Tre", entered_on="4.12.2023"))
    first = row_count(register.reader, NOVEMBER, TODAY)
    assert first.sentence == "Porteføljen har 2 projekter. I oktober 2023 var der ingen."
    second = row_count(register.reader, NOVEMBER.shifted(1), date(2024, 1, 5))
    assert second.sentence == (
        "Porteføljen har 3 projekter mod 2 i november 2023: ét er kommet til."
    )
    leave_register(register, [two], LeavingDraft("Lukket", "Kredsen", "10.1.2024"))
    third = row_count(register.reader, NOVEMBER.shifted(2), date(2024, 2, 5))
    assert third.sentence == ("Porteføljen har 2 projekter mod 3 i december 2023: ét er gået ud.")


def _unexplained(register: RegisterFile, period: Period) -> list[ProjectWarning]:
    found = warnings(register.reader, period, TODAY)
    return [each for each in found if each.problem.code == ENTRY_UNEXPLAINED]

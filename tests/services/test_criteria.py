"""Criteria of the organisation's own: kept, refused, told, and used wherever there are hints."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.delay import Ends
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import Colour
from portfolio_desktop.domain.thresholds import STATE_CRITERIA
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.criteria import (
    CRITERIA,
    CriteriaDraft,
    criteria,
    criteria_draft,
    meanings,
    read_criteria,
    use_criteria,
    use_shipped_criteria,
)
from portfolio_desktop.services.hints import hint_lines
from portfolio_desktop.services.history import undo
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.services.setting_words import setting_words
from portfolio_desktop.services.settings import Json, use_hints
from portfolio_desktop.storage.register_file import RegisterFile

OWN = CriteriaDraft("Kredsens kriterier", "2", "6", "5 %", "2,5 mio. kr.")
TODAY = date(2023, 10, 31)


@pytest.fixture(autouse=True)
def in_danish() -> None:
    use_language(Language.DANISH)


def test_the_shipped_criteria_hold_until_others_are_chosen(register: RegisterFile) -> None:
    assert criteria(register.reader) == STATE_CRITERIA
    assert criteria_draft(register.reader).name == "Statens It-råds kriterier"
    use_criteria(register, OWN)
    now = criteria(register.reader)
    assert (now.name, now.yellow_months, now.red_above_months) == ("Kredsens kriterier", 2, 6)
    assert (now.red_above_percent, now.red_above_ore) == (5, 250_000_000)
    assert use_criteria(register, criteria_draft(register.reader)).edit is None
    undo(register)
    assert criteria(register.reader) == STATE_CRITERIA
    use_criteria(register, OWN)
    use_shipped_criteria(register)
    assert criteria(register.reader) == STATE_CRITERIA


@pytest.mark.parametrize(
    ("draft", "refused"),
    [
        (replace(OWN, yellow_months="halvanden"), ("criteria_number", "yellow_months")),
        (replace(OWN, red_above_percent="101"), ("criteria_number", "red_above_percent")),
        (replace(OWN, yellow_months="7"), ("criteria_out_of_order", "red_above_months")),
        (replace(OWN, red_above_amount=""), ("money_not_an_amount", "red_above_amount")),
    ],
)
def test_criteria_that_make_no_sense_are_refused(
    register: RegisterFile, draft: CriteriaDraft, refused: tuple[str, str]
) -> None:
    with pytest.raises(RuleError) as caught:
        use_criteria(register, draft)
    assert (caught.value.problem.code, caught.value.problem.field) == refused


@pytest.mark.parametrize("value", [None, 3, {"yellow_months": 9}, {"red_above_percent": -1}])
def test_what_makes_no_sense_in_the_file_is_the_shipped_set(value: Json) -> None:
    assert read_criteria(value) == STATE_CRITERIA


def test_the_panel_follows_them(register: RegisterFile, project: str) -> None:
    draft = project_draft(register.reader, project)
    edit_project(register, project, replace(draft, forecast_end="aug. 2024"))

    def hints() -> list[str]:
        panel = project_panel(register.reader, project, Period(2023, 10), TODAY)
        return [hint.sentence for hint in panel.hints]

    assert hints() == [
        "4 måneder efter den godkendte plan: vejledende rød på tid (rød over 3 måneder)."
    ]
    use_criteria(register, OWN)
    assert hints() == [
        "4 måneder efter den godkendte plan: vejledende gul på tid (rød over 6 måneder)."
    ]
    use_criteria(register, replace(OWN, yellow_months="5"))
    assert hints() == [
        "4 måneder efter den godkendte plan: vejledende grøn på tid (gul fra 5 måneder)."
    ]
    use_hints(register, wanted=False)
    assert hints() == []
    panel = project_panel(register.reader, project, Period(2023, 10), TODAY)
    assert "Vejledende" not in panel.meanings[Colour.RED]


def test_a_short_delay_is_told_in_days() -> None:
    ends = Ends(approved=read_date("23.9.2023"), forecast=read_date("23.9.2023"))
    (hint,) = hint_lines(ends, TODAY, STATE_CRITERIA)
    assert hint.sentence == (
        "38 dage siden den godkendte slutdato: vejledende gul på tid (rød over 3 måneder)."
    )
    vague = Ends(approved=read_date("nov. 2023"), forecast=read_date("dec. 2023"))
    (hint,) = hint_lines(vague, TODAY, STATE_CRITERIA)
    assert hint.sentence.startswith("1 måned efter den godkendte plan")
    sure = replace(vague, forecast=read_date("7.1.2024"))
    (hint,) = hint_lines(sure, TODAY, STATE_CRITERIA)
    assert hint.sentence.startswith("38 dage efter den godkendte plan: vejledende gul")


def test_the_meanings_name_the_bounds(register: RegisterFile) -> None:
    use_criteria(register, OWN)
    said = meanings(criteria(register.reader))
    assert "2–6 måneder efter" in said[Colour.YELLOW]
    assert "5 % eller 2,5\xa0mio.\xa0kr." in said[Colour.YELLOW]
    assert "mere end 6 måneder" in said[Colour.RED]


def test_the_history_tells_them(register: RegisterFile) -> None:
    use_criteria(register, OWN)
    text = register.reader.setting(CRITERIA)
    assert text is not None
    assert setting_words(CRITERIA, text) == (
        "Kredsens kriterier: tid gul fra 2 måneder, rød over 6 måneder"
        " · økonomi rød over 5 % eller 2,5\xa0mio.\xa0kr."
    )

"""What the participants report themselves, and what their reports suggest for the project."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import RuleError
from portfolio_desktop.domain.status import OVERALL, Colour, RollUpRule
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.bulk_edit import edit_projects
from portfolio_desktop.services.bulk_planning import BulkWish
from portfolio_desktop.services.history import edit_changes, history, undo, undo_edit
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.pack_basis import basis_steps
from portfolio_desktop.services.pack_content import (
    Origin,
    PackContent,
    PackOptions,
    status_report,
)
from portfolio_desktop.services.pack_reasons import why
from portfolio_desktop.services.panel import project_panel
from portfolio_desktop.services.participant_panel import participant_panel
from portfolio_desktop.services.participant_reports import (
    set_participant_colour,
    set_participant_receipt,
    set_participant_remarks,
)
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.portfolio import load_portfolio, refresh_rows, touched_projects
from portfolio_desktop.services.project_team import TeamDraft
from portfolio_desktop.services.projects import edit_project, project_draft
from portfolio_desktop.services.reporting import approve_reports, open_month
from portfolio_desktop.services.roll_ups import suggestion, taking_part
from portfolio_desktop.services.settings import use_roll_up_rule
from portfolio_desktop.services.status import set_colour, set_light_reason
from portfolio_desktop.services.steps import run_through
from portfolio_desktop.storage.register_file import RegisterFile

OCTOBER = Period(2023, 10)
REGIONS = ("Hovedstaden", "Midtjylland", "Nordjylland", "Sjælland", "Syddanmark")


@pytest.fixture
def regions(register: RegisterFile, project: str) -> Mapping[str, str]:
    """Five regions that report on the project, by short name."""
    found = {
        name: add_participant(
            register, ParticipantDraft(f"Region {name}", name[:3], ParticipantKind.REGION)
        ).id
        for name in REGIONS
    }
    take_part(register, project, *found.values())
    return found


def take_part(register: RegisterFile, project: str, *participants: str, **more: RollUpRule) -> None:
    team = TeamDraft(participants=frozenset(participants), **more)
    edit_project(register, project, project_draft(register.reader, project), team)


def report(register: RegisterFile, project: str, who: str, colour: Colour, key: str) -> None:
    set_participant_colour(register, project, OCTOBER, who, key, colour)


@pytest.fixture
def one_yellow(register: RegisterFile, project: str, regions: Mapping[str, str]) -> str:
    """Four regions report green on time, Sjælland yellow."""
    for name, who in regions.items():
        colour = Colour.YELLOW if name == "Sjælland" else Colour.GREEN
        report(register, project, who, colour, "time")
    return project


def test_a_participant_reports_and_takes_it_back(
    register: RegisterFile, project: str, regions: Mapping[str, str]
) -> None:
    who = regions["Midtjylland"]
    change = set_participant_colour(register, project, OCTOBER, who, "time", Colour.RED)
    set_participant_remarks(register, project, OCTOBER, who, "Servicevinduet mangler.")
    (found,) = register.reader.participant_reports([OCTOBER], [project])
    assert (found.participant_id, found.remarks) == (who, "Servicevinduet mangler.")
    assert found.received_on == register.today()
    assert history(register, project)[1].sentence == "En parts rapport om 22-3: tid til rød"
    assert change.edit is not None
    told = {each.place: each.after for each in edit_changes(register, change.edit)}
    assert told["Tid fra Region Midtjylland, oktober 2023"] == "rød"
    undo(register)
    undo(register)
    assert register.reader.participant_reports([OCTOBER]) == ()


def test_who_reported_and_when_is_kept(
    register: RegisterFile, project: str, regions: Mapping[str, str]
) -> None:
    who = regions["Midtjylland"]
    set_participant_receipt(
        register, project, OCTOBER, who, reported_by="Bo Berg", received_on="1.11.2023"
    )
    report(register, project, who, Colour.GREEN, OVERALL)
    (found,) = register.reader.participant_reports([OCTOBER], [project])
    assert (found.reported_by, str(found.received_on)) == ("Bo Berg", "2023-11-01")


def test_their_reports_are_locked_with_the_projects(
    register: RegisterFile, one_yellow: str, regions: Mapping[str, str]
) -> None:
    edit = history(register)[0].edit
    set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.YELLOW)
    approve_reports(register, [one_yellow], OCTOBER)
    with pytest.raises(RuleError) as refused:
        report(register, one_yellow, regions["Midtjylland"], Colour.RED, "time")
    assert "godkendt" in message_for(refused.value).happened
    with pytest.raises(RuleError):
        undo_edit(register, edit)


def test_only_those_that_exist_in_the_month_report(
    register: RegisterFile, project: str, regions: Mapping[str, str]
) -> None:
    new = add_participant(
        register,
        ParticipantDraft("Region Østdanmark", kind=ParticipantKind.REGION, valid_from="1.1.2027"),
    ).id
    take_part(register, project, new, *regions.values())
    assert [each.name for each in taking_part(register.reader, project, OCTOBER)] == [
        f"Region {name}" for name in REGIONS
    ]
    with pytest.raises(RuleError) as refused:
        report(register, project, new, Colour.GREEN, "time")
    assert "Region Østdanmark findes ikke i oktober 2023" in message_for(refused.value).happened


def test_the_suggestion_explains_itself_in_both_languages(
    register: RegisterFile, one_yellow: str
) -> None:
    made = suggestion(register.reader, one_yellow, OCTOBER)
    assert made is not None
    assert made.sentence == (
        "Samlet status er gul, fordi 1 af 5 regioner rapporterer gul status på tid."
    )
    use_language(Language.ENGLISH)
    made = suggestion(register.reader, one_yellow, OCTOBER)
    assert made is not None
    assert made.sentence == (
        "The overall status is yellow, because 1 of 5 regions reports yellow status on time."
    )


def test_others_than_regions_are_participants(register: RegisterFile, one_yellow: str) -> None:
    supplier = add_participant(register, ParticipantDraft("DXC", kind=ParticipantKind.SUPPLIER)).id
    everyone = [each.participant_id for each in register.reader.participations([one_yellow])]
    take_part(register, one_yellow, supplier, *everyone)
    made = suggestion(register.reader, one_yellow, OCTOBER)
    assert made is not None
    assert made.because == "1 af 6 parter rapporterer gul status på tid"


def test_the_rule_is_the_registers_or_the_projects_own(
    register: RegisterFile, one_yellow: str
) -> None:
    use_roll_up_rule(register, RollUpRule.MAJORITY)
    made = suggestion(register.reader, one_yellow, OCTOBER)
    assert made is not None
    assert made.sentence == "Samlet status er grøn, fordi 4 af 5 regioner rapporterer grøn status."
    everyone = [each.participant_id for each in register.reader.participations([one_yellow])]
    take_part(register, one_yellow, *everyone, roll_up=RollUpRule.JUDGED)
    assert suggestion(register.reader, one_yellow, OCTOBER) is None


def test_another_colour_than_the_suggested_is_told_wherever_it_shows(
    register: RegisterFile, one_yellow: str
) -> None:
    portfolio = load_portfolio(register.reader, OCTOBER, register.today())
    change = set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.GREEN)
    assert history(register)[0].sentence == "Status for 22-3 til grøn, hvor der var foreslået gul"
    (row,) = refresh_rows(register.reader, portfolio, change).rows
    assert row.overruled == (
        "Foreslået var gul, fordi 1 af 5 regioner rapporterer gul status på tid."
        " Der mangler en begrundelse for at fravige forslaget."
    )
    set_light_reason(register, one_yellow, OCTOBER, OVERALL, "Rettes i morgen.")
    (row,) = load_portfolio(register.reader, OCTOBER, register.today()).rows
    assert row.overruled.endswith("Fraveget, fordi: Rettes i morgen.")
    set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.YELLOW)
    assert history(register)[0].sentence == "Status for 22-3 til gul"
    (row,) = load_portfolio(register.reader, OCTOBER, register.today()).rows
    assert row.overruled == ""


def told(register: RegisterFile, period: Period = OCTOBER) -> str:
    """What list and panel say of the override; both of them the same."""
    (row,) = load_portfolio(register.reader, period, register.today()).rows
    assert row.override.explained is not (MISSING in row.overruled)
    shown = participant_panel(register.reader, row.id, period)
    assert not row.overruled or shown.told == row.overruled
    panel = project_panel(register.reader, row.id, period, register.today())
    assert panel.overall.reason_missing or row.override.explained
    return row.overruled


MISSING = "Der mangler en begrundelse for at fravige forslaget."


def test_last_months_reason_is_no_reason_for_overruling(
    register: RegisterFile, one_yellow: str, regions: Mapping[str, str]
) -> None:
    set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.GREEN)
    set_light_reason(register, one_yellow, OCTOBER, OVERALL, "Rettes i morgen.")
    assert told(register).endswith("Fraveget, fordi: Rettes i morgen.")
    november = OCTOBER.shifted(1)
    open_month(register, november)
    set_participant_colour(
        register, one_yellow, november, regions["Sjælland"], "time", Colour.YELLOW
    )
    assert told(register, november).endswith(MISSING)
    set_light_reason(register, one_yellow, november, OVERALL, "Rettes i dag.")
    assert told(register, november).endswith("Fraveget, fordi: Rettes i dag.")
    undo(register)
    assert told(register, november).endswith(MISSING)


def test_a_reason_written_while_lamp_and_suggestion_agreed_does_not_count(
    register: RegisterFile, one_yellow: str
) -> None:
    set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.YELLOW)
    set_light_reason(register, one_yellow, OCTOBER, OVERALL, "Én region er forsinket.")
    assert told(register) == ""
    set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.GREEN)
    assert told(register).endswith(MISSING)
    (note,) = printed(register).grid.footnotes
    assert note.endswith(MISSING)


def test_whoever_overrules_again_is_asked_again(register: RegisterFile, one_yellow: str) -> None:
    set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.GREEN)
    set_light_reason(register, one_yellow, OCTOBER, OVERALL, "Rettes i morgen.")
    set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.GREEN)
    assert told(register).endswith("Fraveget, fordi: Rettes i morgen.")
    set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.YELLOW)
    set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.GREEN)
    assert told(register).endswith(MISSING)
    undo(register)
    undo(register)
    assert told(register).endswith("Fraveget, fordi: Rettes i morgen.")


def test_another_suggestion_asks_for_another_reason_and_the_same_does_not(
    register: RegisterFile, one_yellow: str, regions: Mapping[str, str]
) -> None:
    set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.GREEN)
    set_light_reason(register, one_yellow, OCTOBER, OVERALL, "Rettes i morgen.")
    report(register, one_yellow, regions["Midtjylland"], Colour.YELLOW, "time")
    assert told(register).startswith("Foreslået var gul, fordi 2 af 5 regioner")
    assert told(register).endswith("Fraveget, fordi: Rettes i morgen.")
    report(register, one_yellow, regions["Midtjylland"], Colour.RED, "time")
    assert told(register).endswith(MISSING)


def test_the_reason_given_for_several_is_for_overruling_too(
    register: RegisterFile, one_yellow: str
) -> None:
    wish = BulkWish(lamp=OVERALL, light=Colour.GREEN, reason="Aftalt på mødet.")
    edit_projects(register, OCTOBER, [one_yellow], wish)
    assert told(register).endswith("Fraveget, fordi: Aftalt på mødet.")
    edit_projects(register, OCTOBER, [one_yellow], BulkWish(lamp=OVERALL, light=Colour.RED))
    assert told(register).endswith(MISSING)


def test_only_the_projects_own_row_is_read_again_where_it_is_explained(
    register: RegisterFile, one_yellow: str
) -> None:
    set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.GREEN)
    change = set_light_reason(register, one_yellow, OCTOBER, OVERALL, "Rettes i morgen.")
    assert touched_projects(register.reader, change) == {one_yellow}
    lines = {each.place: each.after for each in history(register)[0].changes}
    assert lines["Begrundelsen gælder en anden status end den foreslåede"] == "gul → grøn"
    assert touched_projects(register.reader, undo(register)) == {one_yellow}


def test_the_printed_report_marks_an_overruled_lamp_and_explains_it(
    register: RegisterFile, one_yellow: str
) -> None:
    set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.GREEN)
    set_light_reason(register, one_yellow, OCTOBER, OVERALL, "Rettes i morgen.")
    content = printed(register)
    (row,) = content.grid.rows
    assert row.current.word == "Grøn *"
    assert content.grid.footnotes == (
        "* 22-3 Billedindeks: Foreslået var gul, fordi 1 af 5 regioner rapporterer gul status på"
        " tid. Fraveget, fordi: Rettes i morgen.",
    )
    assert content.summary.footnote.startswith("* Samlet status er en anden")
    set_colour(register, one_yellow, OCTOBER, OVERALL, Colour.YELLOW)
    content = printed(register)
    assert content.grid.rows[0].current.word == "Gul"
    assert (content.grid.footnotes, content.summary.footnote) == ((), "")
    rolled_up, typed = content.grid.rows[0].reasons
    assert rolled_up.label == "Samlet"
    assert rolled_up.text == "1 af 5 regioner rapporterer gul status på tid."
    assert typed.text == "Rettes i morgen."
    set_light_reason(register, one_yellow, OCTOBER, OVERALL, "")
    set_light_reason(register, one_yellow, OCTOBER, "time", "Vinduet mangler.")
    steps = basis_steps(register.reader, PackOptions(OCTOBER), Origin(register.now(), ""))
    basis = run_through(steps)
    assert why(basis, basis.rows[0]) == f"{rolled_up.text} Tid: Vinduet mangler."


def printed(register: RegisterFile) -> PackContent:
    origin = Origin(register.now(), "")
    return status_report(register.reader, PackOptions(OCTOBER), origin)

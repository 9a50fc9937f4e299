"""What the agenda prints of a project that an item is about; the open edition less."""

from __future__ import annotations

from datetime import date

import pytest

from portfolio_desktop.domain.board_choices import ScopeClaim
from portfolio_desktop.domain.meetings import Edition, Item, ItemSource
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.plan import MilestoneKind
from portfolio_desktop.services.concerns import Closure, end_concern
from portfolio_desktop.services.dependencies import DependencyDraft, add_dependency
from portfolio_desktop.services.disputes import DisputeDraft, add_dispute
from portfolio_desktop.services.economy import CellWish, Part, set_amounts
from portfolio_desktop.services.item_matters import MatterReading, matters_of
from portfolio_desktop.services.milestones import MilestoneDraft, add_milestone
from portfolio_desktop.services.open_edition import for_edition
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.pausing import PauseDraft, pause_project
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.risks import RiskDraft, add_risk
from portfolio_desktop.services.start_criteria import (
    NEW,
    Relaxation,
    criteria_of,
    relax_criterion,
    write_criteria,
)
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Label

SECRET = Closure(closed=True, reason="Forhandling", open_heading="Kontraktforhold")


def told(
    register: RegisterFile,
    project: str | None,
    source: ItemSource = ItemSource.CASE,
    edition: Edition = Edition.FULL,
) -> dict[str, list[tuple[str, str]]]:
    item = Item("i-1", "m-1", source=source, project_id=project)
    reader = for_edition(register.reader, open_only=edition is Edition.OPEN)
    found = matters_of(reader, item, MatterReading(date(2018, 7, 4), edition))
    return {each.heading: [(fact.label, fact.value) for fact in each.facts] for each in found}


def test_a_project_without_any_of_it_has_nothing_to_show(
    register: RegisterFile, project: str
) -> None:
    assert told(register, project) == {}
    assert told(register, None) == {}


@pytest.fixture
def dispute(register: RegisterFile, project: str) -> str:
    draft = DisputeDraft(
        project,
        title="17 fejl",
        counterpart="DXC",
        own_position="Fejlene hører til leverancen.",
        counterpart_position="Fejlene er nye ønsker.",
        scope=ScopeClaim.DISPUTED,
        forum="konfliktrådet",
        blocks="Testen",
        cases="17",
    )
    return add_dispute(register, draft).id


def test_a_dispute_is_told_with_both_positions(
    register: RegisterFile, project: str, dispute: str
) -> None:
    ((label, text),) = told(register, project)["Risici, problemer og tvister"]
    assert label.startswith("Tvist 2023-")
    title, tried, *positions = text.split("\n")
    assert title == "17 fejl"
    assert "DXC" in tried
    assert "konfliktrådet" in tried
    assert positions == [
        "Egen holdning: Fejlene hører til leverancen.",
        "Modpartens holdning: Fejlene er nye ønsker.",
        "Hvad den spærrer for: Testen",
    ]
    end_concern(register, dispute, "Forlig")
    assert told(register, project) == {}


def test_only_items_that_put_the_project_before_the_board_tell_it(
    register: RegisterFile, project: str, dispute: str
) -> None:
    telling = {source for source in ItemSource if told(register, project, source)}
    assert telling == {
        ItemSource.CASE,
        ItemSource.ESCALATION,
        ItemSource.CHANGE_REQUEST,
        ItemSource.PHASE_CHANGE,
    }


def test_the_open_edition_tells_nothing_of_what_is_closed(
    register: RegisterFile, project: str
) -> None:
    add_risk(register, RiskDraft(project, title="DXC vil opsige", closure=SECRET))
    add_dispute(
        register,
        DisputeDraft(project, title="Bod", own_position="10 mio.", closure=SECRET),
    )
    hidden = add_project(register, ProjectDraft("23-9", "Zebraprojekt", forecast_end="2024")).id
    with register.edit(Label("test")) as edit:
        edit.set("project", hidden, "closed", True)
    add_dependency(register, project, DependencyDraft(on_project_id=hidden, need_by="2024"))

    full = told(register, project)
    assert "10 mio." in repr(full)
    assert "Zebraprojekt" in repr(full)
    opened = told(register, project, edition=Edition.OPEN)
    assert [text for _label, text in opened["Risici, problemer og tvister"]] == [
        "Kontraktforhold\nLukket: Forhandling",
        "Kontraktforhold\nLukket: Forhandling",
    ]
    assert "Afhængigheder" not in opened
    for word in ("opsige", "Bod", "10 mio.", "Zebra"):
        assert word not in repr(opened)


def test_start_criteria_are_told_until_the_milestone_is_reached(
    register: RegisterFile, project: str
) -> None:
    draft = MilestoneDraft("Test begynder", MilestoneKind.TEST, forecast="sep. 2018")
    milestone = add_milestone(register, project, draft).id
    texts = ("Ingen fejl åbne", "Testdata er godkendt")
    write_criteria(register, milestone, [(NEW, {"text": text}) for text in texts])
    first = criteria_of(register.reader, milestone)[0]
    relax_criterion(register, first.id, Relaxation("4.7.2018", "RSI-kredsen", "Fejl udbedres"))
    assert told(register, project)["Startkriterier: Test begynder"] == [
        ("Lempet ved beslutning", "Ingen fejl åbne\nRSI-kredsen, 4. jul. 2018 · Fejl udbedres"),
        ("Ikke opfyldt", "Testdata er godkendt"),
    ]
    reached = MilestoneDraft("Øvelse", forecast="2018", actual="1.6.2018")
    done = add_milestone(register, project, reached).id
    write_criteria(register, done, [(NEW, {"text": "Lokale bestilt"})])
    assert "Lokale bestilt" not in repr(told(register, project))


def test_each_participant_that_pays_is_told_with_all_its_years(
    register: RegisterFile, project: str
) -> None:
    south = add_participant(register, ParticipantDraft("Region Syddanmark")).id
    add_participant(register, ParticipantDraft("Region Nordjylland"))
    set_amounts(
        register,
        project,
        [
            CellWish(2018, Part.APPROVED, "200 mio. kr.", south),
            CellWish(2019, Part.APPROVED, "50 mio. kr.", south),
            CellWish(2018, Part.ACTUAL, "120 mio. kr. (2018-pl)", south),
            CellWish(2030, Part.APPROVED, "5 mio. kr."),
            CellWish(2030, Part.FORECAST, "6 mio. kr."),
            CellWish(2019, Part.ACTUAL, "10 mio. kr. (2019-pl)", south),
        ],
    )
    (spending, (name, text)) = told(register, project)["Økonomi"]
    assert spending[0] == "Mer-/mindreforbrug"
    assert spending[1].replace("\xa0", " ").endswith("1 mio. kr. over godkendt budget i 2030.")
    assert name == "Region Syddanmark"
    assert text.replace("\xa0", " ") == (
        "Godkendt budget: 250 mio. kr. · Forbrug: flere prisniveauer"
    )


def test_a_project_that_is_not_simply_active_says_why(register: RegisterFile, project: str) -> None:
    paused = PauseDraft("Afventer EU-udbud", "1.10.2023", "medio 2024")
    pause_project(register, project, Period(2023, 10), paused)
    assert told(register, project)["Tilstand"] == [
        ("På pause", "Siden 1. okt. 2023\nAfventer EU-udbud\nForventes genoptaget: medio 2024")
    ]

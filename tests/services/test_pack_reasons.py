"""Why a lamp is what it is, what has changed, and who lacks only the overall status."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_desktop.domain import ids
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.report import Light
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.services.pack_content import PackOptions, status_report
from portfolio_desktop.services.pack_values import PackContent
from tests.services.pack_register import COLOURS, ORIGIN, Filler, new_register, project


@pytest.fixture
def filler(tmp_path: Path) -> Iterator[Filler]:
    with new_register(tmp_path) as opened:
        opened.put(project("21-2", "Fælles vagtplan"))
        yield opened


def report(filler: Filler) -> PackContent:
    return status_report(filler.register.reader, PackOptions(Period(2023, 10)), ORIGIN)


def reasoned(filler: Filler, period: str, **lights: tuple[str, str]) -> None:
    owner = ids.report_id("p-21-2", period)
    filler.put(
        *(
            Light(ids.light_id(owner, key), owner, key, COLOURS[code], reason)
            for key, (code, reason) in lights.items()
        )
    )


def told(content: PackContent) -> list[tuple[str, str, bool]]:
    return [(each.label, each.text, each.new) for each in content.grid.rows[0].reasons]


def test_reasons_stand_before_the_remarks_the_overall_one_first(filler: Filler) -> None:
    filler.report("p-21-2", "2023-09", "y", remarks="I gang.", overall_reason="Køen er lang.")
    reasoned(filler, "2023-09", time=("y", "Køen æder tiden."))
    filler.report("p-21-2", "2023-10", "y", remarks="I gang.", overall_reason="Køen er lang.")
    reasoned(
        filler,
        "2023-10",
        deliverables=("g", "Alt er leveret."),
        time=("y", "Køen  æder tiden."),
        cost=("r", "Rammen er brugt."),
    )
    assert told(report(filler)) == [
        ("Samlet", "Køen er lang.", False),
        ("Tid", "Køen  æder tiden.", False),
        ("Økonomi", "Rammen er brugt.", True),
    ]


def test_nothing_is_new_in_the_first_month(filler: Filler) -> None:
    filler.report("p-21-2", "2023-10", "r", overall_reason="Rammen er brugt.")
    assert told(report(filler)) == [("Samlet", "Rammen er brugt.", False)]


def test_the_summary_names_the_overall_reason_first(filler: Filler) -> None:
    filler.report("p-21-2", "2023-09", "g", "gggg")
    filler.report(
        "p-21-2",
        "2023-10",
        "r",
        remarks="Første sætning. Anden.",
        overall_reason="Rammen er brugt.",
        corrective_action="Ny finansiering søges.",
    )
    reasoned(filler, "2023-10", time=("y", "Køen æder tiden"))
    summary = report(filler).summary
    assert summary.moves[0].reason == "Rammen er brugt."
    assert summary.lists[0].notes[0].text == "Rammen er brugt. Ny finansiering søges."


def test_without_it_the_dimensions_that_changed_or_are_worst_give_theirs(filler: Filler) -> None:
    filler.report("p-21-2", "2023-09", "y")
    reasoned(filler, "2023-09", deliverables=("y", ""), time=("g", ""), cost=("r", "Dyrt."))
    filler.report("p-21-2", "2023-10", "r", remarks="Første sætning.")
    reasoned(
        filler,
        "2023-10",
        deliverables=("y", "Som før."),
        time=("y", "Køen æder tiden"),
        cost=("r", "Dyrt."),
    )
    summary = report(filler).summary
    assert summary.moves[0].reason == "Tid: Køen æder tiden. Økonomi: Dyrt."
    assert summary.lists[0].notes[0].text == "Tid: Køen æder tiden. Økonomi: Dyrt."


def test_a_new_lamp_is_told_by_sentence_and_table(filler: Filler) -> None:
    filler.report("p-21-2", "2023-09", "", "gggg")
    filler.report("p-21-2", "2023-10", "g", "gggg", "Alt følger planen.")
    content = report(filler)
    move = content.summary.moves[0]
    assert (move.before.word, move.now.colour) == ("Samlet status mangler", Colour.GREEN)
    assert content.grid.lead == (
        "Ét projekt er grønt, ingen gule eller røde."
        " Fælles vagtplan har fået grøn status siden sidste måned."
    )
    assert content.grid.rows[0].previous.word == "Samlet status mangler"


def test_a_lamp_that_is_gone_is_told_with_its_reason(filler: Filler) -> None:
    filler.report("p-21-2", "2023-09", "y")
    filler.report("p-21-2", "2023-10", no_light=NoLight.PAUSED)
    content = report(filler)
    assert content.grid.lead == "Fælles vagtplan (på pause) har ikke længere en farve."
    assert content.summary.moves[0].now.word == "På pause"


def test_of_a_month_half_reported_only_the_reported_are_said_not_to_move(filler: Filler) -> None:
    filler.put(project("22-1", "Tavst"))
    for period in ("2023-09", "2023-10"):
        filler.report("p-21-2", period, "y")
    filler.report("p-22-1", "2023-09", "r")
    assert (
        "Ingen af de projekter, der har rapporteret, har skiftet samlet status siden sidste måned."
        in report(filler).grid.lead
    )


def test_many_new_lamps_are_counted(filler: Filler) -> None:
    filler.report("p-21-2", "2023-09", "g")
    filler.report("p-21-2", "2023-10", "g")
    for place in range(6):
        filler.put(project(f"20-{place}", f"Projekt {place}"))
        filler.report(f"p-20-{place}", "2023-09", no_light=NoLight.PAUSED)
        filler.report(f"p-20-{place}", "2023-10", "g")
    content = report(filler)
    assert len(content.summary.moves) == 6
    assert "Seks projekter har fået status siden sidste måned." in content.grid.lead


def test_lamps_without_an_overall_one_are_no_missing_report(filler: Filler) -> None:
    filler.put(project("22-1", "Intet fra dette"), project("22-2", "Kun bemærkninger"))
    filler.report("p-21-2", "2023-10", "", "gyrg", "Delene er vurderet.")
    filler.report("p-22-2", "2023-10", remarks="Kort nyt.")
    content = report(filler)
    first, second, third = content.grid.rows
    assert [each.current.word for each in (first, second, third)] == [
        "Samlet status mangler",
        "Mangler rapport",
        "Samlet status mangler",
    ]
    assert first.lights[2].colour is Colour.RED
    assert first.remarks[0].text == "Delene er vurderet."
    assert "0 af 3 projekter har rapporteret" in content.margin.foot
    assert "For to projekter mangler kun den samlede status." in content.summary.sentences[-1]
    assert [note.lamp.word for note in content.summary.lists[-1].notes] == [
        "Samlet status mangler",
        "Mangler rapport",
        "Samlet status mangler",
    ]

"""Phases, states and the kinds of no light are read in their usual wordings."""

from __future__ import annotations

import pytest

from portfolio_desktop.domain.ids import phase_id
from portfolio_desktop.domain.project import DEFAULT_PHASES, LifecycleState, Phase, ProjectKind
from portfolio_desktop.domain.status import NoLight
from portfolio_desktop.exchange.no_light import no_light_kind, reports_from
from portfolio_desktop.exchange.project_words import (
    PhaseReading,
    read_kind,
    read_phase,
    read_state,
)

PHASES = tuple(Phase(phase_id(key), key, da, en, rank=key) for key, da, en in DEFAULT_PHASES)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Gennemførelse", "execution"), ("Gennemførsel", "execution"),
        ("GENNEMFØRELSE", "execution"),
        ("Gennemførels- e", "execution"), ("Gennemf\nørelse", "execution"), ("Idé", "idea"),
        ("Ide", "idea"), ("Analysefasen", "analysis"), ("Fase 2: Analyse", "analysis"),
        ("Procurement", "procurement"), ("Realisering", "realisation"),
    ],
)  # fmt: skip
def test_phases_in_their_wordings(text: str, key: str) -> None:
    assert read_phase(text, PHASES) == PhaseReading(key)


def test_misspelt_phases_are_found_with_a_doubt_and_unknown_ones_not() -> None:
    assert read_phase("Genemførelse", PHASES) == PhaseReading("execution", alike=True)
    assert read_phase("Forankring", PHASES) == PhaseReading("")


def test_the_registers_own_phase_is_known_by_its_name() -> None:
    own = Phase(phase_id("drift"), "drift", "Drift", "Operation", rank="z")
    assert read_phase("drift", (*PHASES, own)) == PhaseReading("drift")


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("aktiv", LifecycleState.ACTIVE), ("På pause", LifecycleState.PAUSED),
        ("i drift – ikke afsluttet", LifecycleState.IN_OPERATION),
        ("Afsluttet", LifecycleState.CLOSED),
        ("Kontrakt opsagt", LifecycleState.GIVEN_NOTICE),
        ("kontrakt ophævet", LifecycleState.RESCINDED),
        ("afventer", LifecycleState.WAITING), ("Stoppet", LifecycleState.STOPPED), ("?", None),
    ],
)  # fmt: skip
def test_states_in_their_wordings(text: str, state: LifecycleState | None) -> None:
    assert read_state(text) is state


def test_kinds() -> None:
    assert read_kind("Program") is ProjectKind.PROGRAMME
    assert read_kind("andet") is None


def test_no_light_in_the_idea_phase_is_for_want_of_a_plan() -> None:
    assert no_light_kind("idea", "Projektet er sat på pause.", "") is NoLight.NO_BASELINE


def test_remarks_go_before_an_outdated_purpose() -> None:
    purpose = "Arbejdet er pauseret til sommer."
    assert no_light_kind("execution", "Arbejdet er genoptaget.", purpose) is NoLight.RESUMED
    assert no_light_kind("execution", "Intet nyt.", purpose) is NoLight.PAUSED
    assert no_light_kind("execution", "Intet nyt.", "") is NoLight.NOT_STATED


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Det er genoptaget og påbegynder statusrapportering ultimo 2024.", "ultimo 2024"),
        ("Genoptaget – rapporterer fra 1. kvartal 2024", "1. kvartal 2024"),
        ("Resumed, reports again from March 2024.", "March 2024"),
    ],
)
def test_when_a_resumed_project_reports_again(text: str, date: str) -> None:
    found = reports_from(text)
    assert found is not None
    assert found.text == date


def test_no_date_is_invented_for_a_resumed_project() -> None:
    assert reports_from("Projektet er genoptaget og rapporterer løbende.") is None

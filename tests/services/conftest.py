"""A register in a real file, with a clock that the test winds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from portfolio_desktop.domain.participants import ParticipantKind
from portfolio_desktop.services.participants import ParticipantDraft, add_participant
from portfolio_desktop.services.projects import ProjectDraft, add_project
from portfolio_desktop.services.registers import new_register
from portfolio_desktop.storage.register_file import RegisterFile

REGIONS = ("Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland")


class Clock:
    """Goes a second further each time it is asked."""

    def __init__(self) -> None:
        self.moment = datetime(2023, 11, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def fresh_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once; tests work on copies of it."""
    made = new_register(
        tmp_path_factory.mktemp("fresh") / "prøve.pfreg",
        name="Prøvekredsen",
        forum="Prøvekredsen",
        secretariat="Sekretariatet",
        actor="Åse",
        clock=Clock(),
    )
    made.close()
    return made.path


@pytest.fixture
def register(fresh_file: Path, tmp_path: Path, clock: Clock) -> Iterator[RegisterFile]:
    """Opened when it had been made for less than a minute."""
    clock.moment += timedelta(seconds=30)
    path = Path(shutil.copy(fresh_file, tmp_path))
    with RegisterFile.open(path, actor="Åse", clock=clock) as opened:
        yield opened


@pytest.fixture
def project(register: RegisterFile) -> str:
    """A project with an approved plan until April 2024."""
    draft = ProjectDraft(
        number="22-3",
        name="Billedindeks",
        purpose="Ældre billeder findes igen",
        case_number="2022-0417",
        lead="Region Århus",
        phase="Gennemførelse",
        approved_end="apr. 2024",
        forecast_end="maj 2024",
        budget="8,4 mio. kr.",
    )
    return add_project(register, draft).id


@pytest.fixture
def regions(register: RegisterFile) -> dict[str, str]:
    return {
        name: add_participant(
            register, ParticipantDraft(f"Region {name}", kind=ParticipantKind.REGION)
        ).id
        for name in REGIONS
    }

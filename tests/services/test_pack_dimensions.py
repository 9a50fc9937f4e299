"""Dimensions on paper: where no project has a light of any, none takes up room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services.pack_basis import PackOptions
from portfolio_desktop.services.pack_content import status_report
from portfolio_desktop.services.pack_values import PackContent
from tests.services.pack_register import ORIGIN, Filler, new_register, project


@pytest.fixture
def filler(tmp_path: Path) -> Iterator[Filler]:
    use_language(Language.DANISH)
    with new_register(tmp_path) as found:
        found.put(project("17-1", "PGDB"), project("18-6", "KIIT"))
        yield found


def printed(filler: Filler) -> PackContent:
    return status_report(filler.register.reader, PackOptions(Period(2023, 10)), ORIGIN)


def test_two_lamps_alone_are_printed_as_two_lamps(filler: Filler) -> None:
    filler.report("p-17-1", "2023-10", "y")
    filler.report("p-18-6", "2023-10", "r")
    content = printed(filler)
    assert content.grid.dimensions == ()
    assert {row.lights for row in content.grid.rows} == {()}
    assert content.summary.dimensions == ()
    assert content.margin.dimension_key == ()


def test_one_light_of_one_project_brings_all_dimensions(filler: Filler) -> None:
    filler.report("p-17-1", "2023-10", "y")
    filler.report("p-18-6", "2023-10", "r", "r")
    content = printed(filler)
    assert [each.letter for each in content.grid.dimensions] == ["L", "T", "Ø", "R"]
    assert {len(row.lights) for row in content.grid.rows} == {4}
    assert len(content.summary.dimensions) == len(content.margin.dimension_key) == 4

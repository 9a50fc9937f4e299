"""What is printed is accessible (PDF/UA-1) and made to be kept (PDF/A-3a), as a validator of those
standards judges it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reports.printed import everything_printed
from tests.reports.verapdf import STANDARDS, judged, need_validator


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    need_validator()
    return everything_printed(tmp_path_factory.mktemp("standards"))


@pytest.mark.parametrize("standard", STANDARDS)
def test_everything_that_is_printed_passes(printed: list[Path], standard: str) -> None:
    verdicts = judged(standard, printed)
    assert {name: faults for name, faults in verdicts.items() if faults} == {}

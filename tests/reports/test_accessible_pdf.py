"""What is printed is accessible (PDF/UA-1) and made to be kept (PDF/A-3a), as a validator of those
standards judges it."""

from __future__ import annotations

import faulthandler
from pathlib import Path

import pytest

from tests.reports.printed import everything_printed
from tests.reports.tagging import faults
from tests.reports.verapdf import STANDARDS, judged

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    faulthandler.cancel_dump_traceback_later()  # the office program has a minute of its own
    return everything_printed(tmp_path_factory.mktemp("standards"))


@pytest.mark.parametrize("standard", STANDARDS)
def test_everything_that_is_printed_passes(printed: list[Path], standard: str) -> None:
    verdicts = judged(standard, printed)
    assert {name: found for name, found in verdicts.items() if found} == {}


def test_everything_that_is_printed_is_tagged_soundly(printed: list[Path]) -> None:
    """What the validator does not see, and what can be said where there is none."""
    for each in printed:
        assert faults(each.read_bytes()) == [], each.name

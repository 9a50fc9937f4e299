"""Names that Windows makes no file of are known, and a register gets none of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.environment.file_names import is_usable, proposed_name


@pytest.mark.parametrize(
    "name",
    [
        *("NUL", "con.pfreg", "Aux.pdf", "nul .pdf", "COM1.csv", "lpt9", "com².json", "CONOUT$"),
        *("status: oktober.pdf", "hvad?.xlsx", 'kaldt "A".pdf', "a|b", "a<b", "a*b", "a/b", "a\\b"),
        *("linje\nskift.pdf", "tabulator\t.pdf", "rsi.pfreg.", "rsi.pfreg ", "..", ""),
    ],
)
def test_what_windows_leads_elsewhere_or_refuses_is_no_name(name: str) -> None:
    assert not is_usable(name)


@pytest.mark.parametrize(
    "name",
    [
        "rsi.pfreg",
        "Rød grød – æøå.pdf",
        ".skjult",
        "console.pdf",
        "COM10.csv",
        "auxil",
        "a.nul",
        "x",
    ],
)
def test_every_other_name_is_one(name: str) -> None:
    assert is_usable(name)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Regionernes it 2023/24", "Regionernes it 2023-24.pfreg"),
        (" Porteføljen. ", "Porteføljen.pfreg"),
        ("Aux", "Aux_.pfreg"),
        ("con.", "con_.pfreg"),
        (" ... ", "register.pfreg"),
        ("", "register.pfreg"),
        ("å" * 300, "å" * 100 + ".pfreg"),
    ],
)
def test_a_register_is_called_as_its_file_can_be(title: str, expected: str) -> None:
    assert proposed_name(title, "register", ".pfreg") == expected


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_it_is_called_the_proposed_name_can_be_used(title: str) -> None:
    name = proposed_name(title, "register", ".pfreg")
    assert is_usable(name)
    assert name.endswith(".pfreg")
    assert len(name) <= 107


@pytest.mark.skipif(os.name != "nt", reason="only Windows has such names")
def test_windows_itself_makes_no_file_of_a_forbidden_name(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"hvad\?"):
        (tmp_path / "hvad?.pdf").write_bytes(b"")

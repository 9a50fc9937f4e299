"""Names that Windows makes no file of are known, and a register gets none of them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.environment.file_names import (
    ending_of,
    is_usable,
    proposed_name,
    usable_name,
)


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
        ("nul.x", "nul_.x.pfreg"),
        ("to  blanke\nog\tlinjer", "to blanke-og-linjer.pfreg"),
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


@pytest.mark.parametrize(
    ("title", "last", "expected"),
    [
        ("RSI: kredsen", "v2 åben", "RSI- kredsen v2 åben.pdf"),
        ("Råd. ", "2023-11-10", "Råd 2023-11-10.pdf"),
        ("", "v2", "v2.pdf"),
        ("Con.", "v2", "Con v2.pdf"),
        ("å" * 300, "v2 åben", "å" * 92 + " v2 åben.pdf"),
        ("Råd", "å" * 300, "å" * 100 + ".pdf"),
    ],
)
def test_what_tells_names_apart_is_not_cut(title: str, last: str, expected: str) -> None:
    assert proposed_name(title, "1", ".pdf", last=last) == expected


@pytest.mark.parametrize(
    ("name", "usable"),
    [
        ("Bilag 1: risiko.pdf", "Bilag 1- risiko.pdf"),
        ("B: risiko.xlsx", "B- risiko.xlsx"),
        ("..\\..\\ud.pdf", "-..-ud.pdf"),
        ("nul.pdf", "nul_.pdf"),
        ("å" * 300 + ".docx", "å" * 100 + ".docx"),
        ("Punkt 4. Et notat", "Punkt 4. Et notat"),
        (".pdf", "1.pdf"),
        ("", "1"),
    ],
)
def test_a_file_keeps_its_name_as_far_as_it_can(name: str, usable: str) -> None:
    assert usable_name(name) == usable


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_a_file_is_called_it_can_be_called_with_the_same_ending(name: str) -> None:
    usable = usable_name(name)
    assert is_usable(usable)
    assert ending_of(usable) == ending_of(name) or not ending_of(name)


@pytest.mark.skipif(os.name != "nt", reason="only Windows has such names")
def test_windows_itself_makes_no_file_of_a_forbidden_name(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"hvad\?"):
        (tmp_path / "hvad?.pdf").write_bytes(b"")

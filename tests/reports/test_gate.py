"""What passes to paper, and what is shown instead of what cannot be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.reports.gate import NO_BREAK, bound, printable
from portfolio_desktop.reports.style import Face
from portfolio_desktop.reports.typeface import Typefaces

GLYPHS = Typefaces()[Face.REGULAR].glyphs


def shown(text: str) -> str:
    return printable(text, GLYPHS)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rød & grøn < 5 % > «æøåé»", "Rød & grøn < 5 % > «æøåé»"),
        ("<b>fed</b> <img src='/etc/passwd'>", "<b>fed</b> <img src='/etc/passwd'>"),
        ("smil 😀!", "smil [U+1F600]!"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\u200fb", "a[U+200F]b"),
        ("klokke\x07", "klokke[U+0007]"),
        ("\u05e9\u05dc\u05d5\u05dd", "[U+05E9][U+05DC][U+05D5][U+05DD]"),
        ("linje\r\nlinje\rlinje\u2028linje", "linje\nlinje\nlinje\nlinje"),
        ("tabulator\there", "tabulator here"),
        ("blød\u00adt bindeled\u200d", "blødt bindeled"),
        ("a\u030a", "å"),
        ("\ud800", "[U+D800]"),
        ("\ue000", "[U+E000]"),
        ("smal\u2009luft", "smal luft"),
    ],
)
def test_signs(text: str, expected: str) -> None:
    assert shown(text) == expected


@given(st.text())
def test_everything_that_passes_has_a_glyph(text: str) -> None:
    for char in shown(text):
        assert char == "\n" or ord(char) in GLYPHS
        assert unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co"} or char == "\n"


@given(st.text(st.characters(categories=["L", "N", "So", "Sm"])))
def test_no_sign_disappears(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert len(shown(text)) >= len(composed)


def test_bound_keeps_the_text() -> None:
    text = "Det koster 12,6 mio. kr. i 1. kvartal, jf. § 3 og punkt 4"
    assert bound(text).replace(NO_BREAK, " ") == text
    assert bound(text).count(NO_BREAK) == 5

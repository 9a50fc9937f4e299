"""Case texts: what is read, what is written, and that the two agree."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.case_text import Block, BlockKind, Run, blocks, case_text, plain, tidy


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks(text)]


def test_blank_lines_part_paragraphs_and_single_breaks_stay_within() -> None:
    assert kinds("Første linje\nanden linje\n\n\nNæste afsnit") == [
        ("paragraph", "Første linje\nanden linje"),
        ("paragraph", "Næste afsnit"),
    ]


def test_lists_are_recognised_and_counted() -> None:
    found = blocks("Tre ting:\n- mål\n- midler\n\n1. først\n5. så")
    assert [(each.kind.value, each.number, each.text) for each in found] == [
        ("paragraph", 0, "Tre ting:"),
        ("bullet", 0, "mål"),
        ("bullet", 0, "midler"),
        ("number", 1, "først"),
        ("number", 2, "så"),
    ]


def test_bold_words_are_runs() -> None:
    (block,) = blocks("Det **haster** meget")
    assert block.runs == (Run("Det "), Run("haster", bold=True), Run(" meget"))


@pytest.mark.parametrize("text", ["2 ** 3 ** 4", "**", "****", "a ** b", "** a **"])
def test_stars_that_make_nothing_bold_are_themselves(text: str) -> None:
    assert all(not run.bold for block in blocks(text) for run in block.runs)
    assert plain(text) == text


def test_a_day_at_the_beginning_of_a_line_stays_a_paragraph_once_it_is_one() -> None:
    paragraph = Block(BlockKind.PARAGRAPH, (Run("1. marts 2024 er fristen"),))
    assert kinds(case_text([paragraph])) == [("paragraph", "1. marts 2024 er fristen")]


def test_bold_never_takes_blanks_with_it() -> None:
    block = Block(BlockKind.PARAGRAPH, (Run("Det"), Run(" haster ", bold=True), Run("meget")))
    assert case_text([block]) == "Det **haster** meget"


def test_plain_has_no_signs() -> None:
    assert plain("**Vigtigt**\n\n- a\n- b\n\n1. c") == "Vigtigt\n– a\n– b\n1. c"


SIGNS = st.text(alphabet="ab1.)-*\\ \n\xa0æ•_#", max_size=40)
RUNS = st.lists(st.builds(Run, SIGNS, st.booleans()), max_size=4).map(tuple)
BLOCKS = st.lists(st.builds(Block, st.sampled_from(BlockKind), RUNS), max_size=5)


@given(SIGNS)
def test_tidying_twice_is_tidying_once(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once


@given(BLOCKS)
def test_what_is_written_is_read_again(of: list[Block]) -> None:
    text = case_text(of)
    assert case_text(blocks(text)) == text
    said = "".join(run.text for block in of for run in block.runs)
    assert "".join(plain_signs(block.text for block in blocks(text))) == "".join(
        plain_signs([said])
    )


@given(BLOCKS)
def test_bold_survives_sign_by_sign(of: list[Block]) -> None:
    before = [
        (sign, run.bold) for b in of for run in b.runs for sign in run.text if not sign.isspace()
    ]
    after = [
        (sign, run.bold)
        for b in blocks(case_text(of))
        for run in b.runs
        for sign in run.text
        if not sign.isspace()
    ]
    assert after == before


def plain_signs(texts: Iterable[str]) -> list[str]:
    return [sign for text in texts for sign in text if not sign.isspace()]

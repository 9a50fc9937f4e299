"""What is new in this month's remark."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.text_changes import (
    Change,
    Segment,
    changed_words,
    sentences,
)

WORDS = ("test", "plan", "er", "klar", "i", "maj", "og", "juni", ".", ",")
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(
        st.sampled_from(WORDS),
        max_size=80,
    ).map(" ".join),
)


def _text(segments: tuple[Segment, ...], *kinds: Change) -> str:
    return "".join(segment.text for segment in segments if segment.change in kinds)


def test_a_changed_word_is_removed_and_new_in_its_place() -> None:
    assert changed_words("Testen slutter i maj 2024.", "Testen slutter i juni 2024.") == (
        Segment("Testen slutter i ", Change.SAME),
        Segment("maj ", Change.REMOVED),
        Segment("juni ", Change.NEW),
        Segment("2024.", Change.SAME),
    )


def test_the_first_and_the_last_remark() -> None:
    assert changed_words("", "Nyt projekt.") == (Segment("Nyt projekt.", Change.NEW),)
    assert changed_words("Nyt projekt.", "") == (Segment("Nyt projekt.", Change.REMOVED),)
    assert changed_words("", "") == ()


def test_white_space_alone_is_no_change() -> None:
    segments = changed_words("Planen  holder.\nTesten er klar.", "Planen holder. Testen er klar.\n")
    assert {segment.change for segment in segments} == {Change.SAME}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Én sætning uden punktum", 1),
        ("Mødet er d. 5. maj. Der er ca. 3 deltagere.", 2),
        ("Går det? Ja! Nr. 5 er klar.", 3),
        ("Linje et\n\nLinje to", 2),
        ("Det er dyrt, dvs. 3 pct. Over budget m.m. Især drift.", 1),
        ("Planen holder. »Én ting« mangler. Én ting mere.", 3),
        ("Det sker ca.\u00a02025. Budgettet holder.", 2),
    ],
)
def test_sentences_are_told_apart(text: str, count: int) -> None:
    assert len(sentences(text)) == count
    assert "".join(sentences(text)) == text


@given(TEXTS, TEXTS)
def test_nothing_is_lost_and_nothing_invented(before: str, after: str) -> None:
    segments = changed_words(before, after)
    assert _text(segments, Change.SAME, Change.NEW) == after
    old = "".join(_text(segments, Change.SAME, Change.REMOVED).split())
    assert old == "".join(before.split())
    kinds = [segment.change for segment in segments]
    assert all(one is not other for one, other in pairwise(kinds))


@given(TEXTS)
def test_sentences_are_the_text_in_parts(text: str) -> None:
    assert "".join(sentences(text)) == text
    assert all(sentences(text))


@given(TEXTS)
def test_an_unchanged_text_has_nothing_new(text: str) -> None:
    assert not _text(changed_words(text, text), Change.NEW, Change.REMOVED)


@pytest.mark.parametrize("vocabulary", [3, 40, 400, 4000])
def test_five_thousand_words_are_compared_while_one_looks(vocabulary: int) -> None:
    """The wish is 50 ms; the bound here leaves room for a slow machine under load."""
    dice = random.Random(7)
    words = [f"ord{dice.randrange(vocabulary)}" for _ in range(5000)]
    changed = [word if dice.random() > 0.1 else "andet" for word in words]
    start = time.process_time()
    segments = changed_words(" ".join(words), " ".join(changed))
    assert time.process_time() - start < 0.5
    assert _text(segments, Change.SAME, Change.NEW) == " ".join(changed)
    assert len(_text(segments, Change.SAME)) > 0.7 * len(_text(segments, *Change))

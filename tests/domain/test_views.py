"""Ways of looking as text: complete, steady, and forgiving."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portfolio_desktop.domain.views import (
    OWN,
    Choice,
    ColumnChoice,
    Filters,
    Part,
    RowFilter,
    ViewDefinition,
    definition_text,
    read_definition,
    with_unknown_of,
)

TEXTS = st.text(min_size=1, max_size=8)
KEYS = st.lists(TEXTS, max_size=4).map(tuple)
SHOWS = st.frozensets(st.sampled_from([each for each in RowFilter if each is not RowFilter.ALL]))
CHOICES = st.frozensets(st.builds(Choice, st.sampled_from(Part), TEXTS), max_size=4)
DEFINITIONS = st.builds(
    ViewDefinition,
    columns=st.builds(ColumnChoice, KEYS, KEYS, KEYS, st.booleans()),
    filters=st.builds(Filters, SHOWS, CHOICES),
    grouping=st.text(max_size=6),
    sort=st.text(max_size=6),
    descending=st.booleans(),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
NAMES = st.sampled_from(["columns", "filters", "grouping", "sort", "shown", "shows", "phase", "x"])


@given(DEFINITIONS)
def test_what_is_written_is_read_back(definition: ViewDefinition) -> None:
    text = definition_text(definition)
    assert read_definition(text) == definition
    assert definition_text(read_definition(text)) == text


@given(st.dictionaries(NAMES, JSON | st.dictionaries(NAMES, JSON)))
def test_any_json_is_read_and_then_steady(values: object) -> None:
    text = definition_text(read_definition(json.dumps(values)))
    assert definition_text(read_definition(text)) == text


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', '{"columns":3,"filters":[1]}'])
def test_what_makes_no_sense_is_the_plain_view(text: str) -> None:
    assert read_definition(text) == ViewDefinition()


def test_what_a_newer_program_wrote_is_kept() -> None:
    newer = '{"grouping":"phase","charts":{"kind":"bar"},"filters":{"shows":["red"],"budget":[7]}}'
    read = read_definition(newer)
    assert read.filters.shows == {RowFilter.RED}
    changed = with_unknown_of(ViewDefinition(grouping="lead"), read)
    written = json.loads(definition_text(changed))
    assert written["charts"] == {"kind": "bar"}
    assert written["filters"]["budget"] == [7]
    assert written["filters"]["shows"] == []
    assert written["grouping"] == "lead"


def test_a_choice_is_turned_on_and_off() -> None:
    choice = Choice(Part.PARTICIPANT, OWN)
    chosen = Filters().turned(choice)
    assert chosen.values(Part.PARTICIPANT) == {OWN}
    assert not chosen.lets_all_through
    assert chosen.turned(choice) == Filters()

"""Every doubt, reason and note of an import is a sentence, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import portfolio_desktop
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.exchange.imported import Lamp, Vocabulary
from portfolio_desktop.exchange.lamp_words import LampDoubt, read_lamp
from portfolio_desktop.exchange.mapping import ColumnNote
from portfolio_desktop.exchange.project_words import read_state
from portfolio_desktop.exchange.tables import CellNote, FileNote
from portfolio_desktop.services.words import colour_word, no_light_word, state_word
from portfolio_desktop.workflows.import_words import (
    column_sentence,
    import_sentence,
    target_name,
    targets,
    value_words,
)
from tests.exchange.registers import DIMENSIONS, PHASES

SOURCES = Path(portfolio_desktop.__file__).parent
FACTS = {
    "text": "x", "name": "x", "number": "1", "place": "x", "before": "x", "after": "y",
    "period": "2023-10", "reason": "date_no_year", "phase": "x", "rows": "1", "letter": "A",
    "title": "x", "count": "2", "use": "y", "dates": "2023-11-10, 2023-12-08",
}  # fmt: skip
VOCABULARY = Vocabulary(DIMENSIONS, PHASES)


def codes() -> set[str]:
    """Every code that the import can give."""
    found = {
        code
        for folder in ("exchange", "workflows")
        for path in (SOURCES / folder).glob("*.py")
        for code in re.findall(r'"(import\.[a-z_]+)"', path.read_text(encoding="utf-8"))
    }
    found |= {doubt.value for doubt in LampDoubt}
    found |= {f"file.{note}" for note in FileNote}
    found |= {note.value for note in ColumnNote if note.doubts_a_use}
    return found | {f"cell.{note}" for note in CellNote if note is not CellNote.MERGED}


@pytest.mark.parametrize("language", list(Language))
def test_every_code_has_its_sentence(language: Language) -> None:
    use_language(language)
    assert len(codes()) > 30
    for code in codes():
        sentence = import_sentence(Problem(code, "", FACTS))
        assert sentence != code
        assert "{" not in sentence, code


def test_every_note_on_a_column_has_its_sentence() -> None:
    assert all(column_sentence(note).endswith(".") for note in ColumnNote)
    assert column_sentence(None) == ""


def test_every_use_of_a_column_has_a_name_of_its_own() -> None:
    names = [target_name(target, VOCABULARY) for target in targets(VOCABULARY)]
    assert len(set(names)) == len(names)
    assert not set(names) & set(targets(VOCABULARY))


@pytest.mark.parametrize("language", list(Language))
def test_the_programs_own_words_are_read_back(language: Language) -> None:
    use_language(language)
    for colour in Colour:
        assert read_lamp(colour_word(colour)).colour is colour
    for kind in NoLight:
        assert read_lamp(no_light_word(kind)).no_light is kind
    for state in LifecycleState:
        assert read_state(state_word(state)) is state


def test_values_are_shown_as_people_read_them() -> None:
    assert value_words("phase", "execution", VOCABULARY) == "Gennemførelse"
    assert value_words("overall", Lamp(Colour.RED), VOCABULARY) == "rød"
    assert value_words("overall", Lamp(), VOCABULARY) == ""

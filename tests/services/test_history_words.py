"""The history speaks in words: every field, choice, setting and warning that the program knows has
a name in both languages, so that none of them can show its code."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path

import pytest

from portfolio_desktop import services
from portfolio_desktop.domain.choices import MilestoneKind, ParticipantKind
from portfolio_desktop.environment.texts import Language, use_language
from portfolio_desktop.services import settings
from portfolio_desktop.services.places import field_name, thing_words
from portfolio_desktop.services.setting_words import setting_name
from portfolio_desktop.services.telling import plain_words
from portfolio_desktop.services.warning_names import warning_name
from portfolio_desktop.storage.fields import Field
from portfolio_desktop.storage.schema import CURRENT
from tests.services.warning_codes import warning_codes

FIELDS = [(table.name, field) for table in CURRENT.tables for field in table.fields]
CHOICES = sorted({field.choice for _table, field in FIELDS if field.choice}, key=str)

_DANISH_TOO = {MilestoneKind.TEST, ParticipantKind.REGION}

languages = pytest.mark.parametrize("language", Language)


@pytest.fixture(autouse=True)
def danish_again() -> Iterator[None]:
    yield
    use_language(Language.DANISH)


def is_code(words: str) -> bool:
    return not words or "_" in words or words.endswith(":")


@languages
@pytest.mark.parametrize(
    ("table", "field"), FIELDS, ids=[f"{table}.{field.name}" for table, field in FIELDS]
)
def test_every_field_has_a_name(table: str, field: Field, language: Language) -> None:
    use_language(language)
    name = field_name(table, field.name)
    assert not is_code(name), name
    assert name[0].isupper(), f"{name} is the field's own"


@languages
@pytest.mark.parametrize("table", [table.name for table in CURRENT.tables])
def test_every_table_has_a_word_for_its_rows(table: str, language: Language) -> None:
    use_language(language)
    words = thing_words(table, "22-3")
    assert words != table
    assert not is_code(words), words


@languages
@pytest.mark.parametrize(
    "choice", [each for kind in CHOICES for each in kind], ids=lambda each: f"{type(each)}{each}"
)
def test_every_choice_has_a_word(choice: StrEnum, language: Language) -> None:
    use_language(language)
    words = plain_words("", choice)
    assert not is_code(words), words
    if language is Language.DANISH and choice not in _DANISH_TOO:
        assert words != choice.value, f"{choice!r} is told as itself"


def _keys() -> Iterator[str]:
    """What choices are kept under, as the services hand it to `kept` and `keep`."""
    for found in pkgutil.iter_modules(services.__path__):
        module = importlib.import_module(f"{services.__name__}.{found.name}")
        text = Path(str(module.__file__)).read_text(encoding="utf-8")
        for constant in re.findall(r"\b(?:keep|kept)\(\w+, ([A-Z][A-Z_]+)", text):
            yield getattr(module, constant)
    yield from (settings.LAYOUT, settings.FORM_LAYOUT, settings.REORGANISED)
    yield from (settings.ACCOUNT_REOPENED, settings.OVERRULED, settings.STAYS)
    yield settings.NUMBERS_TAKEN


def test_the_settings_are_found() -> None:
    assert {settings.HINTS, settings.ROLL_UP, "last_meeting", "criteria"} <= set(_keys())


@languages
@pytest.mark.parametrize("key", sorted(set(_keys())))
def test_every_setting_has_a_name(key: str, language: Language) -> None:
    use_language(language)
    name = setting_name(key)
    assert name != key
    assert not is_code(name), name


@languages
@pytest.mark.parametrize("code", sorted(warning_codes()))
def test_every_warning_has_a_name(code: str, language: Language) -> None:
    use_language(language)
    assert not is_code(warning_name(code))

"""The status dimensions that projects are judged on, as the register names and orders them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from portfolio_desktop.domain.ids import dimension_id
from portfolio_desktop.domain.keys import key_from
from portfolio_desktop.domain.status import (
    DEFAULT_DIMENSIONS,
    OFFERED_DIMENSIONS,
    OVERALL,
    Dimension,
)
from portfolio_desktop.environment.texts import Language
from portfolio_desktop.services.own_words import (
    name_field,
    ranks_added,
    ranks_moved,
    renamed,
    require_name,
)
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.typed import line, refuse
from portfolio_desktop.services.words import dimension_letter, dimension_name
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Label

MOST_DIMENSIONS = 12
"""What a page of the report has room for beside readable remarks."""
_LONGEST_LETTER = 2


@dataclass(frozen=True, slots=True)
class DimensionDraft:
    """A dimension to be added. One language is enough: the other one's letter is then chosen.

    `key` is given for those that are offered ready-made; others get one from their name.
    """

    name_da: str = ""
    name_en: str = ""
    letter_da: str = ""
    letter_en: str = ""
    key: str = ""

    @classmethod
    def in_language(cls, language: Language, name: str, letter: str) -> DimensionDraft:
        danish = language is Language.DANISH
        return cls(name, "", letter, "") if danish else cls("", name, "", letter)


def offered_dimensions(reader: Reader) -> tuple[DimensionDraft, ...]:
    """Those that come ready-made and that the register does not have, with letters that are free.

    None where a dimension of the register's own has taken the name.
    """
    dimensions = reader.dimensions()
    keys = {each.key for each in dimensions}
    names = {folded(name) for each in dimensions for name in (each.name_da, each.name_en)}
    return tuple(
        DimensionDraft(
            danish,
            english,
            _free_letter(dimensions, Language.DANISH, (letter_da, *_letters(danish))),
            _free_letter(dimensions, Language.ENGLISH, (letter_en, *_letters(english))),
            key,
        )
        for key, danish, english, letter_da, letter_en in OFFERED_DIMENSIONS
        if key not in keys and not names & {folded(danish), folded(english)}
    )


def propose_letter(reader: Reader, name: str, language: Language) -> str:
    """One or two signs of the name that no dimension in use has; "" where all are taken."""
    return _free_letter(reader.dimensions(), language, _letters(line(name)))


def add_dimension(register: RegisterFile, draft: DimensionDraft) -> Change:
    """Add a dimension after all others."""
    dimensions = register.reader.dimensions()
    values = _values(dimensions, draft)
    _require_room(dimensions)
    key = _new_key(dimensions, draft, values["name_da"] or values["name_en"])
    row = dimension_id(key)
    ranks = dict(ranks_added(dimensions, row))
    with register.edit(Label("dimension_added", {"dimension": key})) as edit:
        edit.create("dimension", row, {"key": key, **values, "rank": ranks.pop(row)})
        for other, rank in ranks.items():
            edit.set("dimension", other, "rank", rank)
    return edit.change


def rename_dimension(register: RegisterFile, key: str, language: Language, name: str) -> Change:
    """Call a dimension something else in one language; its lamps stay."""
    dimension = _dimension(register.reader, key)
    names = renamed(dimension, language, name)
    require_name(register.reader.dimensions(), key, names, name_field(language))
    with register.edit(Label("dimension_renamed", {"dimension": key})) as edit:
        for field, value in names.items():
            edit.set("dimension", dimension.id, field, value)
    return edit.change


def set_dimension_letter(
    register: RegisterFile, key: str, language: Language, letter: str
) -> Change:
    """Put another letter above a dimension's lamps, one that no other in use has."""
    dimension = _dimension(register.reader, key)
    wanted = _letter_typed(letter, language)
    if dimension.active:
        _require_free(register.reader.dimensions(), key, language, wanted)
    with register.edit(Label("dimension_letter", {"dimension": key})) as edit:
        edit.set("dimension", dimension.id, _letter_field(language), wanted)
    return edit.change


def move_dimension(register: RegisterFile, key: str, step: int) -> Change:
    """Put a dimension before the one above it (-1) or after the one below (+1), of those in use."""
    ranks = ranks_moved(register.reader.dimensions(), _dimension(register.reader, key), step)
    with register.edit(Label("dimension_moved", {"dimension": key})) as edit:
        for row, rank in ranks:
            edit.set("dimension", row, "rank", rank)
    return edit.change


def retire_dimension(register: RegisterFile, key: str) -> Change:
    """Show and print a dimension no longer; its lamps stay in the reports they were given in."""
    dimension = _dimension(register.reader, key)
    with register.edit(Label("dimension_retired", {"dimension": key})) as edit:
        edit.set("dimension", dimension.id, "active", False)
    return edit.change


def restore_dimension(register: RegisterFile, key: str) -> Change:
    """Take a dimension into use again, in its old place and with all its lamps."""
    dimensions = register.reader.dimensions()
    dimension = _dimension(register.reader, key)
    if not dimension.active:
        _require_room(dimensions)
    for language in Language:
        _require_free(dimensions, key, language, dimension_letter(dimension, language))
    with register.edit(Label("dimension_restored", {"dimension": key})) as edit:
        edit.set("dimension", dimension.id, "active", True)
    return edit.change


def _dimension(reader: Reader, key: str) -> Dimension:
    for dimension in reader.dimensions():
        if dimension.key == key:
            return dimension
    raise refuse("dimension_unknown", "dimension", text=key)


def _new_key(dimensions: Sequence[Dimension], draft: DimensionDraft, name: str) -> str:
    """That of a shipped or offered one where it is called so, else one made from the name."""
    taken = (OVERALL, *(each.key for each in dimensions))
    known = [
        key
        for key, *names in DEFAULT_DIMENSIONS + OFFERED_DIMENSIONS
        if draft.key == key or folded(name) in map(folded, names[:2])
    ]
    if known and known[0] not in taken:
        return known[0]
    return key_from(name, taken, "dimension")


def _require_room(dimensions: Sequence[Dimension]) -> None:
    if sum(each.active for each in dimensions) >= MOST_DIMENSIONS:
        raise refuse("dimensions_full", "name", most=MOST_DIMENSIONS)


def _values(dimensions: Sequence[Dimension], draft: DimensionDraft) -> dict[str, str]:
    """The names and letters of a new dimension by field."""
    names = {"name_da": line(draft.name_da), "name_en": line(draft.name_en)}
    english_only = names["name_en"] and not names["name_da"]
    language = Language.ENGLISH if english_only else Language.DANISH
    require_name(dimensions, "", names, name_field(language))
    typed = {Language.DANISH: draft.letter_da, Language.ENGLISH: draft.letter_en}
    letter = _letter_typed(typed[language], language)
    letters = {}
    for each in Language:
        wanted = line(typed[each])
        if each is language or wanted:
            wanted = _letter_typed(wanted, each)
            _require_free(dimensions, "", each, wanted)
        else:
            name = names[name_field(each)] or names[name_field(language)]
            wanted = _free_letter(dimensions, each, (letter, *_letters(name)))
        letters[_letter_field(each)] = wanted
    return names | letters


def _letter_field(language: Language) -> str:
    return f"letter_{language.value}"


def _letter_typed(text: str, language: Language) -> str:
    letter = line(text)
    if not letter:
        raise refuse("letter_missing", _letter_field(language))
    if len(letter) > _LONGEST_LETTER:
        raise refuse("letter_long", _letter_field(language), text=letter)
    return letter


def _require_free(
    dimensions: Iterable[Dimension], key: str, language: Language, letter: str
) -> None:
    """A RuleError where another dimension in use has the letter, whatever its case."""
    for other in dimensions:
        shown = dimension_letter(other, language)
        if other.active and other.key != key and shown.casefold() == letter.casefold():
            name = dimension_name(other, language)
            raise refuse("letter_taken", _letter_field(language), letter=letter, name=name)


def _letters(name: str) -> Iterator[str]:
    """What may stand for a name: "R", then "Ri", "Rs", "Rc"."""
    signs = [sign for sign in name if sign.isalnum()]
    if signs:
        first = signs[0].upper()
        yield first
        yield from (first + sign.lower() for sign in signs[1:])


def _free_letter(dimensions: Iterable[Dimension], language: Language, wished: Iterable[str]) -> str:
    taken = {dimension_letter(each, language).casefold() for each in dimensions if each.active}
    return next((each for each in wished if each.casefold() not in taken), "")

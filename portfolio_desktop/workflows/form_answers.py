"""One answer of a form held against the register: what stands there, what the form was made with,
and what it says now.
"""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.domain.status import NoLight
from portfolio_desktop.exchange.form_marks import LIGHT
from portfolio_desktop.exchange.form_values import FormField
from portfolio_desktop.exchange.imported import Lamp
from portfolio_desktop.exchange.lamp_words import LampDoubt, LampReading, read_lamp
from portfolio_desktop.exchange.tables import CellNote
from portfolio_desktop.services.typed import passage

_LOST = frozenset({CellNote.LOST, CellNote.ERROR, CellNote.NOT_CALCULATED})
_MUCH, _SHORTER = 80, 0.5
"""A text of so many letters that loses so great a part of them is questioned."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What an answer means for the register: take it over or not, and what to look at."""

    takes: bool = False
    doubts: tuple[str, ...] = ()


def same_text(one: str, other: str) -> bool:
    """Whether two texts say the same, white space aside."""
    return one.split() == other.split()


def is_untouched(answer: FormField) -> bool:
    """Whether the answer is still what the form was made with: where that is not known, whether
    nothing stands there.
    """
    if answer.made is not None:
        return same_text(answer.text, answer.made)
    shaded = answer.key.startswith(LIGHT) and not read_lamp("", answer.fill).empty
    return not shaded and not passage(answer.text)


def hear_text(answer: FormField, held: str, *, begun: bool) -> Heard:
    """`held` is what the register says; `begun` whether it has a report for the month at all.

    What nobody touched changes nothing in a report that is there: it may be newer than the form.
    Nor does an empty cell of a form that does not tell what it was made with.
    """
    if answer.note in _LOST:
        return Heard(False, (f"cell.{answer.note}",))
    said = passage(answer.text)
    if not said and answer.made is None:
        return Heard()
    if same_text(said, held) or (is_untouched(answer) and begun):
        return Heard()
    doubts = []
    if _has_moved(answer, held, begun=begun):
        doubts.append("form.changed_since")
    if not said:
        doubts.append("form.text_emptied")
    elif len(held) >= _MUCH and len(said) < len(held) * _SHORTER:
        doubts.append("form.text_shorter")
    if answer.note is CellNote.CUT:
        doubts.append("cell.cut")
    return Heard(True, tuple(doubts))


def _has_moved(answer: FormField, held: str, *, begun: bool) -> bool:
    """Whether the register has changed under the form since it was made."""
    return begun and answer.made is not None and not same_text(answer.made, held)


@dataclass(frozen=True, slots=True)
class HeardLamp:
    """As `Heard`, with the lamp that the answer names. `unread` where it names none, although
    something stands in the cell or stood there when the form was made.
    """

    lamp: Lamp
    takes: bool = False
    doubts: tuple[str, ...] = ()
    unread: bool = False


def hear_lamp(answer: FormField, held: Lamp, *, begun: bool, copied: bool) -> HeardLamp:
    """As `hear_text`, for a lamp; `copied` where `held` is last month's, which nobody has reported.

    An answer that names no lamp puts a copy out, so that it is not passed off as reported. What
    has been reported, or set since the form was made, stays.
    """
    if answer.note in _LOST:
        return _unread(answer, held, f"cell.{answer.note}", copied=copied)
    reading = read_lamp(passage(answer.text), answer.fill)
    if reading.empty or reading.no_light is NoLight.MISSING:
        return _without_lamp(answer, held, reading, copied=copied)
    said = Lamp(reading.colour, reading.no_light)
    doubts = [] if reading.doubt is None else [reading.doubt.value]
    protected = is_untouched(answer) and begun and reading.doubt is None
    if _same_lamp(said, held) or (protected and (copied or not _says_nothing(held))):
        return HeardLamp(held, False, tuple(doubts) if _is_grave(reading.doubt) else ())
    if begun and _lamp_has_moved(answer, held):
        doubts.insert(0, "form.changed_since")
    return HeardLamp(said, True, tuple(doubts))


def _without_lamp(
    answer: FormField, held: Lamp, reading: LampReading, *, copied: bool
) -> HeardLamp:
    if reading.no_light is NoLight.MISSING:  # of a report that has come, that says nothing
        return _unread(answer, held, "form.lamp_missing", copied=copied)
    if reading.doubt is not None:
        return _unread(answer, held, reading.doubt.value, copied=copied)
    if answer.made and held.colour is not None:
        return _unread(answer, held, "form.lamp_emptied", copied=copied)
    return HeardLamp(held)


def _unread(answer: FormField, held: Lamp, why: str, *, copied: bool) -> HeardLamp:
    if held.colour is None:
        return HeardLamp(held, False, (why,), unread=True)
    if copied and not _lamp_has_moved(answer, held):
        prefilled = answer.made is not None
        left_out = "form.copy_left_out" if prefilled else "form.month_copy_left_out"
        return HeardLamp(Lamp(), True, (why, left_out), unread=True)
    return HeardLamp(held, False, (why, "form.lamp_stays"), unread=True)


def _lamp_has_moved(answer: FormField, held: Lamp) -> bool:
    """As `_has_moved`, for a lamp."""
    made = read_lamp(answer.made or "")
    return answer.made is not None and not _same_lamp(Lamp(made.colour, made.no_light), held)


def _is_grave(doubt: LampDoubt | None) -> bool:
    """Whether a doubt is worth telling even where the lamp stays as it is."""
    return doubt in {LampDoubt.DISAGREES, LampDoubt.SEVERAL, LampDoubt.UNKNOWN}


def _says_nothing(held: Lamp) -> bool:
    return held.colour is None and held.no_light in {None, NoLight.NOT_STATED}


def _same_lamp(said: Lamp, held: Lamp) -> bool:
    """A plain "no status" says no more than that there is no colour."""
    if said.colour is not None or held.colour is not None:
        return said.colour is held.colour
    if said.no_light in {None, NoLight.NOT_STATED}:
        return said.no_light is None or held.no_light is not None
    return said.no_light is held.no_light

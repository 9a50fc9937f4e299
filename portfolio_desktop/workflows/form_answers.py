"""One answer of a form held against the register: what stands there, what the form was made with,
and what it says now.
"""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.domain.status import NoLight
from portfolio_desktop.exchange.form_marks import LIGHT
from portfolio_desktop.exchange.form_values import FormField
from portfolio_desktop.exchange.imported import Lamp
from portfolio_desktop.exchange.lamp_words import LampDoubt, read_lamp
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
    """
    if answer.note in _LOST:
        return Heard(False, (f"cell.{answer.note}",))
    said = passage(answer.text)
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
    """As `Heard`, with the lamp that the answer names."""

    lamp: Lamp
    takes: bool = False
    doubts: tuple[str, ...] = ()


def hear_lamp(answer: FormField, held: Lamp, *, begun: bool) -> HeardLamp:
    """As `hear_text`, for a lamp. A cell that was emptied or is not understood changes nothing."""
    if answer.note in _LOST:
        return HeardLamp(held, False, (f"cell.{answer.note}",))
    reading = read_lamp(passage(answer.text), answer.fill)
    doubts = [] if reading.doubt is None else [reading.doubt.value]
    if reading.empty:
        if answer.made and not doubts and not passage(answer.text):
            doubts.append("form.lamp_emptied")
        return HeardLamp(held, False, tuple(doubts))
    said = Lamp(reading.colour, reading.no_light)
    if _same_lamp(said, held) or (is_untouched(answer) and begun and reading.doubt is None):
        return HeardLamp(held, False, tuple(doubts) if _is_grave(reading.doubt) else ())
    made = read_lamp(answer.made or "")
    if begun and answer.made is not None and not _same_lamp(Lamp(made.colour, made.no_light), held):
        doubts.insert(0, "form.changed_since")
    return HeardLamp(said, True, tuple(doubts))


def _is_grave(doubt: LampDoubt | None) -> bool:
    """Whether a doubt is worth telling even where the lamp stays as it is."""
    return doubt in {LampDoubt.DISAGREES, LampDoubt.SEVERAL, LampDoubt.UNKNOWN}


def _same_lamp(said: Lamp, held: Lamp) -> bool:
    """A plain "no status" says no more than that there is no colour."""
    if said.colour is not None or held.colour is not None:
        return said.colour is held.colour
    if said.no_light in {None, NoLight.NOT_STATED}:
        return said.no_light is None or held.no_light is not None
    return said.no_light is held.no_light

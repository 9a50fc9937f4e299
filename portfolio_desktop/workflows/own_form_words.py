"""Forms of the organisation's own in words: what their answers are called, where each stands, and
why a layout cannot be followed.
"""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.exchange.column_titles import LIGHT, Target
from portfolio_desktop.exchange.form_layout import (
    PERIOD,
    PROJECT,
    TEXTS,
    Direction,
    LayoutError,
    Place,
)
from portfolio_desktop.exchange.form_marks import WHY
from portfolio_desktop.exchange.form_values import FormField
from portfolio_desktop.exchange.imported import Lamp, Vocabulary
from portfolio_desktop.exchange.lamp_words import read_lamp
from portfolio_desktop.services.messages import Message
from portfolio_desktop.services.words import period_words
from portfolio_desktop.workflows.import_words import target_name, value_words
from portfolio_desktop.workflows.own_forms import KnownNames

_TARGETS = {
    LIGHT + OVERALL: Target.OVERALL.value,
    WHY + OVERALL: Target.OVERALL_REASON.value,
}


def asked_keys(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Everything that a form can be asked for, in the order it is offered."""
    lamps = (OVERALL, *(dimension.key for dimension in vocabulary.dimensions))
    pairs = (start + key for key in lamps for start in (LIGHT, WHY))
    return (PROJECT, PERIOD, *pairs, *TEXTS)


def target_of(key: str) -> str:
    """The field of the register that an answer goes to."""
    return _TARGETS.get(key, key)


def unplaced_words(key: str) -> str:
    """What becomes of an answer that the form does not hold, where anything does."""
    if key == PERIOD:
        return _("from the file's name, or you are asked")
    return ""


def answer_name(key: str, vocabulary: Vocabulary) -> str:
    """What an answer is called: "Samlet status", "Tid, begrundelse"."""
    if key == PROJECT:
        return pgettext("form answer", "Project (number or name)")
    if key == PERIOD:
        return pgettext("form answer", "Month")
    return target_name(target_of(key), vocabulary)


def place_sentence(place: Place) -> str:
    """Where an answer stands: "til højre for »Samlet status«"."""
    templates = {
        Direction.RIGHT_OF: _("to the right of “{heading}”"),
        Direction.BELOW: _("below “{heading}”"),
        Direction.INSIDE: _("after “{heading}” in the same cell"),
        Direction.CELL: _("in cell {heading}"),
    }
    said = templates[place.direction].format(heading=place.at)
    if place.distance > 1 and place.direction in {Direction.RIGHT_OF, Direction.BELOW}:
        said = _("{place}, {count} cells from it").format(place=said, count=place.distance)
    if place.nth > 1:
        said = _("{place} (no. {count} from the top)").format(place=said, count=place.nth)
    return said


def layout_sentence(error: LayoutError, vocabulary: Vocabulary) -> str:
    """Why a layout cannot be followed."""
    name = answer_name(error.text, vocabulary) if error.text else ""
    return {
        "layout.unreadable": _("The file does not say where the answers of a form stand."),
        "layout.unknown_part": _("A form has nothing called “{text}”."),
        "layout.name": _("The form needs a name of at most 80 letters."),
        "layout.identity": _("It must be said where the form names this: {name}."),
        "layout.nothing_asked": _("The form asks for nothing yet: point at an answer as well."),
        "layout.headings": _(
            "The form cannot be known again: at least two answers must stand beside a heading of"
            " their own."
        ),
        "layout.taken": _(
            "The cell is already pointed at for something else: {name}. Choose another one, or"
            " remove that first."
        ),
        "layout.is_heading": _(
            "The cell is the heading by which this is found: {name}. Point at the cell with the"
            " answer."
        ),
        "layout.no_form": _(
            "The form would not be known again: where it names its project, another heading or a"
            " list of projects stands. A form is about one project."
        ),
        "layout.other_form": _(
            "The file fits the known form “{text}” as well, and would be read like that. Change"
            " that one instead, or forget it."
        ),
        "layout.name_taken": _(
            "The register already knows a form called “{text}”. Give this one another name, or"
            " choose above to change that one."
        ),
        "layout.place": _("It is not said rightly where this stands: {name}."),
    }[error.code].format(text=error.text, name=name)


@dataclass(frozen=True, slots=True)
class Understood:
    """What is read at an answer's place in words, whether it makes sense there, and its colour if
    it is a lamp.
    """

    text: str
    makes_sense: bool = True
    colour: Colour | None = None


def understood(
    key: str, answer: FormField, names: KnownNames, vocabulary: Vocabulary
) -> Understood:
    """What is read for an answer, as the register understands it."""
    text = " ".join(answer.text.split())
    if key.startswith(LIGHT):
        return _lamp(text, answer, vocabulary)
    if not text:
        return Understood(_("(empty)"))
    if key == PROJECT:
        return _project(text, names)
    if key == PERIOD:
        period = names.month(text)
        if period is None:
            return Understood(_("“{text}” is no month").format(text=text), makes_sense=False)
        return Understood(period_words(period))
    return Understood(text)


def _project(text: str, names: KnownNames) -> Understood:
    found = names.projects(text)
    if len(found) == 1:
        return Understood(names.called[next(iter(found))])
    said = _("“{text}” fits several projects") if found else _("no project is called “{text}”")
    return Understood(said.format(text=text), makes_sense=False)


def _lamp(text: str, answer: FormField, vocabulary: Vocabulary) -> Understood:
    reading = read_lamp(answer.text, answer.fill)
    if not reading.empty:
        words = value_words(Target.OVERALL, Lamp(reading.colour, reading.no_light), vocabulary)
        return Understood(words, colour=reading.colour)
    if not text:
        return Understood(_("(empty)"))
    return Understood(_("“{text}” is no colour").format(text=text), makes_sense=False)


def unknown_form_message(name: str) -> Message:
    """What is said of a file that looks like a form which the register does not know."""
    return Message(
        "unknown_form",
        _("“{name}” looks like a report form that the register does not know yet.").format(
            name=name
        ),
        _("Nothing has been changed."),
        _(
            "Show once where its answers stand; from then on such forms are read like the"
            " program's own."
        ),
    )

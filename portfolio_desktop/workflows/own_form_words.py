"""Forms of the organisation's own in words: what their answers are called, where each stands, and
why a layout cannot be followed.
"""

from __future__ import annotations

from portfolio_desktop.domain.status import OVERALL
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
from portfolio_desktop.exchange.imported import Vocabulary
from portfolio_desktop.workflows.import_words import target_name

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
        "layout.place": _("It is not said rightly where this stands: {name}."),
    }[error.code].format(text=error.text, name=name)

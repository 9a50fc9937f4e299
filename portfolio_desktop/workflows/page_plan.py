"""What one page of a form does, gathered while it is held against the register."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.exchange.form_marks import LIGHT
from portfolio_desktop.exchange.form_values import FormField, PageReading
from portfolio_desktop.exchange.imported import Lamp
from portfolio_desktop.services.typed import passage
from portfolio_desktop.storage.values import FieldValue
from portfolio_desktop.workflows.form_answers import hear_lamp, is_untouched
from portfolio_desktop.workflows.form_standing import FormStanding
from portfolio_desktop.workflows.import_values import FieldChange, Write
from portfolio_desktop.workflows.import_words import value_words


@dataclass(slots=True)
class PagePlan:
    """What a page does, gathered while it is held against the register. `lamps` are the colours
    as they will be, for what is compared with the remarks.
    """

    page: PageReading
    standing: FormStanding
    changes: list[FieldChange] = field(default_factory=list)
    doubts: list[Problem] = field(default_factory=list)
    writes: list[Write] = field(default_factory=list)
    lamps: dict[str, Lamp] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    moved: list[tuple[str, str]] = field(default_factory=list)
    """Field and place, as in `changes`, of what was changed in the register since."""
    unread: bool = False
    """Whether a lamp of the page names no colour that can be read, and no reason for none."""

    def answer(self, key: str) -> FormField | None:
        return next((each for each in self.page.fields if each.key == key), None)

    def doubt(self, code: str, target: str = "", **params: str) -> None:
        self.doubts.append(Problem(code, target, MappingProxyType(params)))

    def doubt_for(self, code: str, target: str, text: str, reason: Problem) -> None:
        """As `doubt`, with the rule that says why."""
        params = {name: str(value) for name, value in reason.params.items()}
        self.doubt(code, target, **{**params, "text": text, "reason": reason.code})

    def doubt_answer(
        self,
        heard_doubts: tuple[str, ...],
        target: str,
        answer: FormField,
        held: object = None,
        *,
        about: str = "",
    ) -> None:
        """`held` is what the register has, for doubts that say what becomes of it; `about` is the
        place of a change where the target alone does not tell it.
        """
        if "form.changed_since" in heard_doubts:
            self.moved.append((target, about))
        before = value_words(target, held, self.standing.vocabulary)
        for code in heard_doubts:
            params = {"text": passage(answer.text), "place": answer.place, "before": before}
            self.doubt(code, target, **params)

    def lamp(self, key: str, target: str, held: Lamp, *, begun: bool, copied: bool) -> bool:
        """Whether the answer for this lamp is to be written; it then stands in `lamps`."""
        self.lamps[key] = held
        answer = self.answer(LIGHT + key)
        if answer is None:
            return False
        heard = hear_lamp(answer, held, begun=begun, copied=copied)
        self.doubt_answer(heard.doubts, target, answer, held)
        self.unread = self.unread or heard.unread
        self.lamps[key] = heard.lamp
        return heard.takes

    def change(self, target: str, before: object, after: object) -> None:
        words = self.standing.vocabulary
        told = (value_words(target, value, words) for value in (before, after))
        self.changes.append(FieldChange(target, *told))

    def write(self, table: str, row: str, values: Mapping[str, FieldValue]) -> None:
        self.writes.append(Write(table, row, MappingProxyType(dict(values))))

    @property
    def untouched(self) -> bool:
        """Whether nobody has written anything in the page."""
        return all(is_untouched(each) for each in self.page.fields)

"""What a wish would do to several projects, in words: before and after, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from portfolio_desktop.domain.dates import read_date
from portfolio_desktop.domain.project import LifecycleState
from portfolio_desktop.domain.report import ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.bulk_planning import (
    BulkWish,
    LampWish,
    LeftOut,
    Planned,
    Surroundings,
    lamp_of,
)
from portfolio_desktop.services.month_words import stage_word
from portfolio_desktop.services.places import field_name
from portfolio_desktop.services.settings import date_rules
from portfolio_desktop.services.words import (
    colour_word,
    date_words,
    dimension_name_of,
    no_light_word,
    overall_name,
    phase_name,
    state_word,
)
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class BulkLine:
    """What is done to one project: "Fase: Analyse → Gennemførelse"; `left_out` says what is not."""

    number: str
    name: str
    changes: str
    left_out: str = ""


class BulkTeller:
    """Tells plans in words; the names it needs it reads once."""

    def __init__(self, reader: Reader, around: Surroundings) -> None:
        self._around = around
        self._rules = date_rules(reader)
        participants = {each.id: each.name for each in reader.participants()}
        self._reader = reader
        self._names: dict[str, dict[str, str]] = {
            "lead_id": participants,
            "accountable_id": participants,
            "parent_id": {},
            "phase": {each.key: phase_name(each) for each in reader.phases()},
        }

    def lines(self, wish: BulkWish, plan: Iterable[Planned]) -> tuple[BulkLine, ...]:
        return tuple(
            BulkLine(
                each.row.number,
                each.row.name,
                " · ".join(self._changes(wish, each)),
                ", ".join(left_out_words(why) for why in each.left_out),
            )
            for each in plan
        )

    def _changes(self, wish: BulkWish, plan: Planned) -> Iterator[str]:
        for name, after in plan.fields.items():
            before = getattr(plan.row, name)
            yield _change(
                field_name("project", name), self._value(name, before), self._value(name, after)
            )
        if plan.follows is not None:
            yield _change(overall_name(), plan.row.now.seen.word, light_words(plan.follows))
        if wish.expected_resume and plan.fields.get("state") is LifecycleState.PAUSED:
            resume = read_date(wish.expected_resume, self._rules)
            yield f"{field_name('project', 'expected_resume')}: {date_words(resume)}"
        if plan.light is not None:
            name = overall_name() if wish.lamp == OVERALL else self._dimension(wish.lamp)
            before = lamp_of(plan.row, wish.lamp, self._around).seen.word
            yield _change(name, before, light_words(plan.light))
        if plan.stage is not None:
            before = stage_word(plan.row.stage) if plan.row.stage else ""
            yield _change(_("Report"), before, stage_word(plan.stage))

    def _value(self, name: str, value: object) -> str:
        if isinstance(value, LifecycleState):
            return state_word(value)
        if name == "parent_id" and value and value not in self._names[name]:
            (programme,) = self._reader.projects([str(value)])
            self._names[name][programme.id] = programme.name
        return self._names[name].get(str(value), "") if value else ""

    def _dimension(self, key: str) -> str:
        return dimension_name_of(key, self._around.dimensions)


def light_words(light: LampWish) -> str:
    if isinstance(light, Colour):
        return colour_word(light)
    if isinstance(light, NoLight):
        return no_light_word(light)
    return pgettext("lamp", "no light")


def left_out_words(why: LeftOut) -> str:
    return {
        LeftOut.ARCHIVED: pgettext("left out", "taken out: not changed"),
        LeftOut.LOCKED: pgettext("left out", "the report is approved and locked"),
        LeftOut.NO_REPORT: pgettext("left out", "has nothing for the month"),
        LeftOut.NOT_REPORTED: pgettext("left out", "has not reported, so it is not approved"),
        LeftOut.ON_HOLD: pgettext("left out", "on hold: has no status until it is resumed"),
        LeftOut.IN_ITSELF: pgettext("left out", "would be part of itself"),
    }[why]


def summary(plan: Iterable[Planned]) -> str:
    """ "4 projekter ændres · 1 springes over" """
    plan = list(plan)
    changed = sum(each.changes for each in plan)
    parts = [
        ngettext("{count} project changes", "{count} projects change", changed).format(
            count=changed
        )
    ]
    left = sum(bool(each.left_out) for each in plan)
    if left:
        words = ngettext("{count} is left out", "{count} are left out", left)
        parts.append(words.format(count=left))
    return " · ".join(parts)


def stages_offered() -> tuple[tuple[ReportStage, str], ...]:
    """How far the reports can be brought, in words."""
    return (
        (ReportStage.REPORTED, _("Mark as reported")),
        (ReportStage.APPROVED, _("Approve")),
    )


def _change(name: str, before: str, after: str) -> str:
    return f"{name}: {before or '–'} → {after or '–'}"

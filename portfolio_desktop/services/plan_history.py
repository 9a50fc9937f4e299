"""A project's approved plans in the order they came: what each changed, when, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from portfolio_desktop.domain.change_request import About, Subject, Topic
from portfolio_desktop.domain.dates import same_days
from portfolio_desktop.domain.delay import Delay, delay, ends
from portfolio_desktop.domain.project import Baseline
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services import finding
from portfolio_desktop.services.panel import plan_title
from portfolio_desktop.services.request_lines import ChangeLine, topic_line
from portfolio_desktop.services.request_topics import names_of
from portfolio_desktop.services.requested import Value
from portfolio_desktop.services.words import date_words, day_words, delay_words
from portfolio_desktop.storage.reader import Reader

Said = Mapping[Topic, Value]
"""What one version says of each topic."""


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version. `approved` says when and by what: "30. nov. 2026 · ændringsanmodning 2026-01".

    `lines` are what it changed, of the original plan what it says (before is then ""). `slip` is
    how much later its end is than the original one ("+17 mdr."). `request_id` is the request that
    made it, "" where none did.
    """

    version: int
    title: str
    approved: str
    reason: str
    slip: str
    lines: tuple[ChangeLine, ...]
    request_id: str = ""


@dataclass(frozen=True, slots=True)
class PlanHistory:
    """The versions, the newest first, and what they come to in a sentence."""

    versions: tuple[PlanVersion, ...] = ()
    sentence: str = ""


def plan_history(reader: Reader, project_id: str) -> PlanHistory:
    """The approved plans of a project; without any, nothing but a sentence that says so."""
    plans = sorted(reader.baselines([project_id]), key=lambda plan: plan.version)
    if not plans:
        return PlanHistory(sentence=_("No plan has been approved yet."))
    said = [_said(reader, project_id, plan) for plan in plans]
    names = names_of(reader, [project_id])
    requests = {each.id: each.number for each in reader.requests(project_ids=[project_id])}
    before: list[Said] = [{}, *said]
    versions = tuple(
        _version(plan, plans[0], tuple(_changes(*pair, names)), requests)
        for plan, pair in zip(plans, pairwise(before), strict=True)
    )
    return PlanHistory(versions[::-1], _sentence(reader, project_id, plans))


def end_moves(plans: list[Baseline]) -> int:
    """How often the approved end was moved; `plans` are one project's versions in order."""
    return sum(not same_days(before.end, after.end) for before, after in pairwise(plans))


def moves_words(moves: int) -> str:
    """ "Den godkendte slutdato er flyttet 2 gange."."""
    return ngettext(
        "The approved end has been moved {count} time.",
        "The approved end has been moved {count} times.",
        moves,
    ).format(count=moves)


def _said(reader: Reader, project_id: str, plan: Baseline) -> Said:
    """A version that does not say phase or lead comes from an older register: nothing is known."""
    said: dict[Topic, Value] = {
        Topic(Subject.END): plan.end,
        Topic(Subject.BUDGET): plan.budget,
        Topic(Subject.SCOPE): plan.scope,
        Topic(Subject.PHASE): plan.phase,
        Topic(Subject.LEAD): plan.lead_id or "",
    }
    for due in reader.plan.due([project_id]):
        if due.baseline_id == plan.id:
            said[Topic(Subject.MILESTONE, About(due.milestone_id))] = due.due
    for each in reader.plan.budgets([project_id]):
        if each.baseline_id == plan.id and not each.quarter:
            about = About(year=each.year, participant_id=each.participant_id or "")
            said[Topic(Subject.YEAR_BUDGET, about)] = each.budget
    return said


def _changes(before: Said, after: Said, names: Mapping[str, str]) -> Iterator[ChangeLine]:
    for topic in sorted(before.keys() | after.keys(), key=lambda topic: topic.place):
        was, now = before.get(topic), after.get(topic)
        unknown = topic.subject in {Subject.PHASE, Subject.LEAD} and before and not was
        if (was or now) and was != now and not unknown:
            yield topic_line(topic, was, now, names)


def _version(
    plan: Baseline,
    original: Baseline,
    lines: tuple[ChangeLine, ...],
    requests: Mapping[str, str],
) -> PlanVersion:
    number = requests.get(plan.request_id or "", "")
    request = _("change request {number}").format(number=number) if number else ""
    table = _("taken from a table") if plan.assumed else ""
    moved = delay(original.end, plan.end) if plan.version > original.version else None
    return PlanVersion(
        version=plan.version,
        title=plan_title(plan.version),
        approved=" · ".join(filter(None, (day_words(plan.approved_on), request, table))),
        reason=plan.reason,
        slip=delay_words(moved.months) if moved else "",
        lines=lines,
        request_id=plan.request_id or "" if number else "",
    )


def _sentence(reader: Reader, project_id: str, plans: list[Baseline]) -> str:
    """How often the end was moved, and how late the project is by each of the two plans."""
    moves = end_moves(plans)
    if not moves:
        return _("The approved end has not been moved.")
    known = ends(finding.project(reader, project_id), plans)
    if known.expected is None:
        return moves_words(moves)
    late = _(
        "Expected {date}: {original} against the original plan, {approved} against the approved."
    )
    return " ".join(
        (
            moves_words(moves),
            late.format(
                date=date_words(known.expected),
                original=_late_words(delay(known.original, known.expected)),
                approved=_late_words(delay(known.approved, known.expected)),
            ),
        )
    )


def _late_words(behind: Delay | None) -> str:
    return (delay_words(behind.months) if behind else "") or _("on time")

"""What should be looked at before the report is printed: warnings, never a bar (DOMAIN section 6).

Each check looks at one project in one month and says nothing where it is not sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import pairwise
from types import MappingProxyType

from portfolio_desktop.domain.date_mentions import dates_in
from portfolio_desktop.domain.dates import (
    Precision,
    day,
    months_between,
    passed,
    same_days,
    sort_key,
    why_unread,
)
from portfolio_desktop.domain.delay import Ends, ends
from portfolio_desktop.domain.economy import (
    NO_ECONOMY,
    Economy,
    last_year_with_money,
    mismatches,
)
from portfolio_desktop.domain.plan import PlannedMilestone
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.project import Baseline, LifecycleState, Project
from portfolio_desktop.domain.remark_colours import named_colours
from portfolio_desktop.domain.report import Light, Report, ReportStage
from portfolio_desktop.domain.status import OVERALL, Colour, NoLight
from portfolio_desktop.domain.text_changes import sentences
from portfolio_desktop.domain.two_texts import TextState, text_state


class CheckCode(StrEnum):
    """The codes of the warnings, with the params of each."""

    DEADLINE_PASSED = "check_deadline_passed"
    """deadline (as typed), months (since then, 0 in the same month)."""
    DEADLINE_UNREAD = "check_deadline_unread"
    """deadline, reason (an `UnreadReason`)."""
    DEADLINE_AFTER_TEXT = "check_deadline_after_text"
    """deadline, named (the earlier date in the text). field: remarks or purpose."""
    COLOUR_DIFFERS = "check_colour_differs"
    """dimension ("overall" or a key), named, shown (colours)."""
    REASON_MISSING = "check_reason_missing"
    """dimensions (keys, "overall" among them, with commas between), count."""
    ACTION_MISSING = "check_action_missing"
    """dimensions, count: what is red."""
    REMARKS_UNCHANGED = "check_remarks_unchanged"
    """period (the month with the same remark)."""
    NO_REPORT = "check_no_report"
    PAUSED_TOO_LONG = "check_paused_too_long"
    """resume (as typed)."""
    BASELINE_MOVED = "check_baseline_moved"
    """times."""
    PROMISE_PASSED = "check_promise_passed"
    """named (the date as the remark writes it)."""
    PURPOSE_OUTDATED = "check_purpose_outdated"
    """named (the end of a state that the purpose describes, as it writes it)."""
    MONEY_AFTER_END = "check_money_after_end"
    """deadline, year (the last one with money). field: remarks, or economy for its cells."""
    PART_UNDATED = "check_part_undated"
    """A sub-project without an end."""
    MILESTONE_PASSED = "check_milestone_passed"
    """name (of the first one that has passed), named (its date), count (of all that have)."""
    PARTIES_DIFFER = "check_parties_differ"
    """year, stated, summed (øre): the participants do not add up to what is stated in all."""
    TEXT_UNCONFIRMED = "check_text_unconfirmed"
    """asked (the ISO day the project was asked, "" where it was not): the text is not its own."""


MOVED_OFTEN = 3
"""From how many moves of the approved end on it is worth a warning."""


@dataclass(frozen=True, slots=True)
class ProjectMonth:
    """All that the checks see: one project with its plans and one month's report.

    `previous` is the report of the month before, if any; `lights` are those of `report`. A draft
    says nothing yet, so `warnings` looks at the month without it. `milestones` and `economy` are
    the project's as they are now. `account_action` is the corrective action in the account that the
    board gets of the month.
    """

    project: Project
    baselines: tuple[Baseline, ...] = ()
    report: Report | None = None
    lights: tuple[Light, ...] = ()
    previous: Report | None = None
    milestones: tuple[PlannedMilestone, ...] = ()
    economy: Economy = NO_ECONOMY
    account_action: str = ""

    @property
    def ends(self) -> Ends:
        return ends(self.project, self.baselines)

    @property
    def colours(self) -> Mapping[str, Colour]:
        """The lamps that have a colour, by dimension key, the overall one first."""
        shown: dict[str, Colour] = {}
        if self.report is not None and self.report.overall is not None:
            shown[OVERALL] = self.report.overall
        shown |= {light.dimension: light.colour for light in self.lights if light.colour}
        return MappingProxyType(shown)

    @property
    def remarks(self) -> str:
        return self.report.remarks if self.report is not None else ""


Check = Callable[[ProjectMonth, date], Iterator[Problem]]

_ENDED = frozenset({LifecycleState.CLOSED, LifecycleState.STOPPED, LifecycleState.RESCINDED})
_SILENT = frozenset({LifecycleState.CLOSED, LifecycleState.STOPPED, LifecycleState.PAUSED})
_AFTER_DELIVERY = "realisation"
"""The phase in which what the deadline was about has been delivered."""


def warnings(month: ProjectMonth, today: date) -> tuple[Problem, ...]:
    """Everything worth a look, in the order of `CHECKS`."""
    if month.report is not None and month.report.stage is ReportStage.DRAFT:
        month = replace(month, report=None, lights=())
    return tuple(problem for check in CHECKS for problem in check(month, today))


def _deadline_passed(month: ProjectMonth, today: date) -> Iterator[Problem]:
    project, deadline = month.project, month.ends.deadline
    running = project.phase != _AFTER_DELIVERY and project.state not in _ENDED
    if running and month.ends.actual is None and deadline and passed(deadline, today):
        months = months_between(deadline, day(today)) or 0
        facts: dict[str, str | int] = {"deadline": deadline.text, "months": months}
        yield Problem(CheckCode.DEADLINE_PASSED, "forecast_end", facts)


def _deadline_unread(month: ProjectMonth, _today: date) -> Iterator[Problem]:
    deadline = month.ends.deadline
    if deadline is not None and deadline.precision is Precision.UNREAD:
        reason = why_unread(deadline.text)
        facts = {"deadline": deadline.text, "reason": reason.code if reason else ""}
        yield Problem(CheckCode.DEADLINE_UNREAD, "forecast_end", facts)


_LIMIT = re.compile(
    r"\b(?:deadline|frist\w*|senest|inden|skal være|lov\w*|bekendtgørelse\w*|krav om|udløber|udgår"
    r"|ophører|lukker|lukkes|slukkes|udfases|support\w*)\b",
    re.IGNORECASE,
)
"""Words that make a date in a sentence a limit and not just something that happens."""


def _deadline_after_text(month: ProjectMonth, today: date) -> Iterator[Problem]:
    deadline = month.ends.deadline
    if deadline is None or deadline.earliest is None or month.ends.actual is not None:
        return
    for field, text in (("remarks", month.remarks), ("purpose", month.project.purpose)):
        limits = (
            named
            for sentence in sentences(text)
            if _LIMIT.search(sentence)
            for named in dates_in(sentence)
        )
        for named in limits:
            if named.latest is not None and today <= named.latest < deadline.earliest:
                facts = {"deadline": deadline.text, "named": named.text}
                yield Problem(CheckCode.DEADLINE_AFTER_TEXT, field, facts)
                return


def colours_differing(month: ProjectMonth) -> Iterator[Problem]:
    """The lamps of which the remarks name another colour."""
    named = named_colours(month.remarks)
    said = dict(named.dimensions)
    if named.overall is not None:
        said[OVERALL] = named.overall
    for dimension, shown in month.colours.items():
        if said.get(dimension, shown) is not shown:
            facts = {"dimension": dimension, "named": str(said[dimension]), "shown": str(shown)}
            yield Problem(CheckCode.COLOUR_DIFFERS, "remarks", facts)


def _colour_differs(month: ProjectMonth, _today: date) -> Iterator[Problem]:
    return colours_differing(month)


def _reason_missing(month: ProjectMonth, _today: date) -> Iterator[Problem]:
    """Words of its own count as a reason, and so does a remark that names the lamp's colour."""
    if month.report is None:
        return
    given = {light.dimension for light in month.lights if light.reason.strip()}
    given |= set(named_colours(month.remarks).dimensions)
    if month.report.overall_reason.strip() or month.remarks.strip():
        given.add(OVERALL)
    missing = [
        dimension
        for dimension, colour in month.colours.items()
        if colour is not Colour.GREEN and dimension not in given
    ]
    if missing:
        yield Problem(CheckCode.REASON_MISSING, "overall_reason", _listed(missing))


def _action_missing(month: ProjectMonth, _today: date) -> Iterator[Problem]:
    red = [dimension for dimension, colour in month.colours.items() if colour is Colour.RED]
    if not red or month.report is None:
        return
    if not (month.report.corrective_action.strip() or month.account_action.strip()):
        yield Problem(CheckCode.ACTION_MISSING, "corrective_action", _listed(red))


def _listed(dimensions: list[str]) -> Mapping[str, str | int]:
    return {"dimensions": ",".join(dimensions), "count": len(dimensions)}


def _is_silent(project: Project, today: date) -> bool:
    """Whether nothing new is asked of the project: on hold or done."""
    return project.state in _SILENT and (project.state_from or today) <= today


def _remarks_unchanged(month: ProjectMonth, today: date) -> Iterator[Problem]:
    if month.previous is None or not month.remarks.strip() or _is_silent(month.project, today):
        return
    if month.remarks.split() == month.previous.remarks.split():
        facts = {"period": month.previous.period}
        yield Problem(CheckCode.REMARKS_UNCHANGED, "remarks", facts)


def _no_report(month: ProjectMonth, today: date) -> Iterator[Problem]:
    report = month.report
    begun = report is None or (report.overall is None and report.no_light is None)
    missing = report is not None and report.no_light is NoLight.MISSING
    if missing or (begun and not _is_silent(month.project, today)):
        yield Problem(CheckCode.NO_REPORT, "overall")


def _paused_too_long(month: ProjectMonth, today: date) -> Iterator[Problem]:
    resume = month.project.expected_resume
    if month.project.state is LifecycleState.PAUSED and resume and passed(resume, today):
        yield Problem(CheckCode.PAUSED_TOO_LONG, "expected_resume", {"resume": resume.text})


def _baseline_moved(month: ProjectMonth, _today: date) -> Iterator[Problem]:
    own = sorted(
        (plan for plan in month.baselines if plan.project_id == month.project.id),
        key=lambda plan: plan.version,
    )
    moves = sum(not same_days(before.end, after.end) for before, after in pairwise(own))
    if moves >= MOVED_OFTEN:
        yield Problem(CheckCode.BASELINE_MOVED, "baselines", {"times": moves})


_PROMISE = re.compile(
    r"\b(?:forvent\w*|ventes|planlægges|planlagt|fastsat|fastlagt|aftalt|lovet|lover|vil|skal"
    r"|bliver|påbegynder\w*|ny dato|go-?live)\b",
    re.IGNORECASE,
)
_HISTORY = re.compile(
    r"\b(?:blev|var|gik|havde|har været|er (?:blevet|idriftsat|afholdt|gennemført|afsluttet|leveret"
    r"|godkendt|taget)|siden|tidligere|oprindelig\w*|skulle|ikke|besluttede|mødtes)\b",
    re.IGNORECASE,
)


def _promise_passed(month: ProjectMonth, today: date) -> Iterator[Problem]:
    for sentence in sentences(month.remarks):
        if not _PROMISE.search(sentence) or _HISTORY.search(sentence):
            continue
        named = dates_in(sentence)
        if named and all(passed(found, today) for found in named):
            latest = max(named, key=sort_key)
            yield Problem(CheckCode.PROMISE_PASSED, "remarks", {"named": latest.text})
            return


_UNTIL = re.compile(r"\b(?:indtil|frem til|til og med|til udgangen af)\b", re.IGNORECASE)


def _purpose_outdated(month: ProjectMonth, today: date) -> Iterator[Problem]:
    """The purpose belongs to the project; what it says of a while that is over belongs no more."""
    for sentence in sentences(month.project.purpose):
        named = dates_in(sentence) if _UNTIL.search(sentence) else ()
        if named and all(passed(found, today) for found in named):
            latest = max(named, key=sort_key)
            yield Problem(CheckCode.PURPOSE_OUTDATED, "purpose", {"named": latest.text})
            return


_AMOUNT_IN = re.compile(
    r"\b[0-9][0-9.,]*\s?(?:t\.?\s?kr|mio|mia|kr)\b\.?(?:\s?kr\.?)?\s(?:i|for)\s(20[0-9]{2})\b",
    re.IGNORECASE,
)
"""An amount with the year it is for: "13,9 mio. i 2025"."""


def _money_after_end(month: ProjectMonth, _today: date) -> Iterator[Problem]:
    deadline = month.ends.deadline
    if deadline is None or deadline.latest is None or month.ends.actual is not None:
        return
    last = deadline.latest.year
    told = max((int(year) for year in _AMOUNT_IN.findall(month.remarks)), default=last)
    stated = last_year_with_money(month.economy) or last
    for field, year in (("remarks", told), ("economy", stated)):
        if year > last:
            facts: dict[str, str | int] = {"deadline": deadline.text, "year": year}
            yield Problem(CheckCode.MONEY_AFTER_END, field, facts)


def _part_undated(month: ProjectMonth, _today: date) -> Iterator[Problem]:
    project, deadline = month.project, month.ends.deadline
    undated = deadline is None or deadline.latest is None
    if project.parent_id and undated and project.state not in _ENDED | _SILENT:
        yield Problem(CheckCode.PART_UNDATED, "forecast_end")


def _milestone_passed(month: ProjectMonth, today: date) -> Iterator[Problem]:
    """A milestone that was to be reached by now, and that nobody has said was."""
    if month.project.state in _ENDED | _SILENT:
        return
    late = [
        each for each in month.milestones if not each.reached and passed(each.dates.expected, today)
    ]
    if late:
        first = min(late, key=lambda each: sort_key(each.dates.expected))
        expected = first.dates.expected
        facts: dict[str, str | int] = {
            "name": first.milestone.name,
            "named": expected.text if expected else "",
            "count": len(late),
        }
        yield Problem(CheckCode.MILESTONE_PASSED, "milestones", facts)


def _parties_differ(month: ProjectMonth, _today: date) -> Iterator[Problem]:
    for wrong in mismatches(month.economy)[:1]:
        facts: dict[str, str | int] = {
            "year": wrong.year,
            "stated": wrong.stated,
            "summed": wrong.summed,
        }
        yield Problem(CheckCode.PARTIES_DIFFER, "economy", facts)


def _text_unconfirmed(month: ProjectMonth, _today: date) -> Iterator[Problem]:
    """A text that the project did not write, or was asked about, and does not stand by yet."""
    report = month.report
    if report is None or not report.remarks.strip():
        return
    state = text_state(report)
    if state in {TextState.CHANGED, TextState.AWAITED}:
        awaited = state is TextState.AWAITED and report.confirmation_on is not None
        facts = {"asked": str(report.confirmation_on) if awaited else ""}
        yield Problem(CheckCode.TEXT_UNCONFIRMED, "remarks", facts)


CHECKS: tuple[Check, ...] = (
    _no_report,
    _deadline_passed,
    _deadline_unread,
    _deadline_after_text,
    _colour_differs,
    _reason_missing,
    _action_missing,
    _remarks_unchanged,
    _promise_passed,
    _paused_too_long,
    _baseline_moved,
    _purpose_outdated,
    _money_after_end,
    _part_undated,
    _milestone_passed,
    _parties_differ,
    _text_unconfirmed,
)

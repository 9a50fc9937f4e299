"""Every change between two places in the log, as the board would hear of it: lamps, dates, money,
decisions, projects in and out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.change_request import ChangeRequest
from portfolio_desktop.domain.grouping import grouped
from portfolio_desktop.domain.meetings import Meeting
from portfolio_desktop.domain.money import Money
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.project import Baseline, LifecycleState, Project
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.closedness import closed_requests
from portfolio_desktop.services.decision_log import LoggedDecision, decision_log
from portfolio_desktop.services.lamps import LampValue
from portfolio_desktop.services.open_edition import hidden_projects
from portfolio_desktop.services.pack_basis import as_reported
from portfolio_desktop.services.pack_grid import lamp_told, printed_lamp
from portfolio_desktop.services.portfolio import PortfolioRow, portfolio_steps
from portfolio_desktop.services.row_counts import MemberChange, count_between
from portfolio_desktop.services.since_values import SinceLine, SinceMeeting, SinceSection
from portfolio_desktop.services.steps import Steps, as_part, in_parts
from portfolio_desktop.services.words import (
    dimension_name,
    money_words,
    overall_name,
    quoted,
    request_state_word,
    state_word,
)
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class Seen:
    """The register as it is seen at one moment: the month whose status is shown, and the day.
    Before a meeting, neither what it decides itself is seen nor what is decided after it.
    """

    reader: Reader
    period: Period
    day: date
    before: Meeting | None = None


@dataclass(frozen=True, slots=True)
class _Told:
    """One thing that is otherwise, before its project is looked up."""

    project_id: str
    text: str
    closed: bool = False


_Pair = tuple[PortfolioRow, PortfolioRow]
"""A project's row then and now."""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class _State:
    """What is compared of one moment."""

    rows: Mapping[str, PortfolioRow]
    dimensions: tuple[str, ...]
    plans: Mapping[str, Baseline]
    kept_back: Mapping[str, int]
    """By project the newest version of its plan that a closed change request made."""
    requests: Mapping[str, ChangeRequest]
    closed: frozenset[str]
    """The change requests that are kept from the open edition."""
    decisions: Mapping[str, LoggedDecision]
    hidden: frozenset[str]
    """The projects of which the open edition reads nothing, so that nothing can be compared."""


def since_steps(before: Seen, now: Seen, title: str) -> Steps[SinceMeeting]:
    """The changes from one moment to a later one, in steps; both readers stay open meanwhile."""
    then = yield from as_part(_state(before), 0, 3)
    today = yield from as_part(_state(now), 1, 3)
    lamps: list[_Told] = []
    plans: list[_Told] = []
    money: list[_Told] = []
    hidden = then.hidden | today.hidden
    pairs = [
        (then.rows[row.id], row)
        for row in today.rows.values()
        if row.id in then.rows and row.id not in hidden
    ]
    for done, part in enumerate(in_parts(pairs, _AT_ONCE)):
        lamps += _lamps(then, today, part)
        plans += _plans(then, today, part)
        money += _money(then, today, part)
        yield 2 * len(pairs) + done * _AT_ONCE, 3 * len(pairs)
    decided = _newly_decided(then, today)
    told = {
        pgettext("since", "Status"): lamps,
        pgettext("since", "Dates and plans"): plans,
        pgettext("since", "Economy"): money,
        pgettext("since", "Decisions"): [_decision(each) for each in decided],
        pgettext("since", "Change requests"): list(_requests(then, today, decided)),
        pgettext("since", "Projects in and out"): list(_members(before, now, then, today)),
    }
    return SinceMeeting(title, tuple(_sections(now.reader, told)))


def _sections(reader: Reader, told: Mapping[str, list[_Told]]) -> Iterator[SinceSection]:
    """Only those that hold a line, each line with what its project is called now. The same words
    stand once, as of a case whose points were all decided alike.
    """
    about = {each.project_id for lines in told.values() for each in lines}
    projects = {each.id: each for each in reader.projects(about - {""})}
    for title, lines in told.items():
        if lines:
            yield SinceSection(title, tuple(_line(projects, each) for each in dict.fromkeys(lines)))


def _line(projects: Mapping[str, Project], told: _Told) -> SinceLine:
    project = projects.get(told.project_id)
    if project is None:
        return SinceLine(told.project_id, "", "", told.text, told.closed)
    closed = told.closed or project.closed
    text = _without_name(told.text, f"{project.number} {project.name}: ")
    return SinceLine(project.id, project.number, project.name, text, closed)


def _without_name(text: str, name: str) -> str:
    """The line stands beside the name: "Ændringsanmodning 2023-09: Godkendt"."""
    return text.removeprefix(name).replace(f": {name}", ": ", 1)


def _state(seen: Seen) -> Steps[_State]:
    portfolio = yield from portfolio_steps(seen.reader, seen.period, seen.day)
    rows = {row.id: as_reported(row) for row in portfolio.rows if row.there and not row.archived}
    yield 1, 2
    requests = {each.id: each for each in seen.reader.requests()}
    closed = closed_requests(seen.reader, tuple(requests.values()))
    plans: dict[str, Baseline] = {}
    kept_back: dict[str, int] = {}
    for plan in seen.reader.baselines():
        plans[plan.project_id] = plan  # by version: the last one stays
        if plan.request_id in closed:
            kept_back[plan.project_id] = plan.version
    yield 1, 2
    return _State(
        rows=rows,
        dimensions=tuple(dimension_name(each) for each in portfolio.dimensions),
        plans=plans,
        kept_back=kept_back,
        requests=requests,
        closed=closed,
        decisions={each.source: each for each in decision_log(seen.reader) if _is_seen(seen, each)},
        hidden=hidden_projects(seen.reader),
    )


def _is_seen(seen: Seen, decision: LoggedDecision) -> bool:
    """Papers of a meeting that was held meanwhile tell what was decided before it."""
    meeting = seen.before
    if meeting is None or decision.meeting_id == meeting.id:
        return meeting is None
    return not (decision.on and meeting.held_on and decision.on > meeting.held_on)


def _cited(word: str) -> str:
    """A state of several words stands in quotation marks: "»under udarbejdelse«"."""
    return quoted(word) if " " in word else word


def _moved(what: str, before: str, after: str) -> str:
    """ "Tid: fra grøn til gul"; an empty side is a dash."""
    words = _("{what}: from {before} to {after}")
    return words.format(what=what, before=before or "–", after=after or "–")


def _lamps(then: _State, now: _State, pairs: Iterable[_Pair]) -> Iterator[_Told]:
    for earlier, row in pairs:
        moves = []
        before, after = (lamp_told(printed_lamp(each.now)) for each in (earlier, row))
        if before != after:
            moves.append(_moved(overall_name(), before, after))
        silent = row.now.is_nothing and all(each.now.is_nothing for each in row.lights)
        if then.dimensions == now.dimensions and not silent:
            for name, old, new in zip(now.dimensions, earlier.lights, row.lights, strict=False):
                if old.now.colour is not new.now.colour:
                    moves.append(_moved(name, *map(_light_told, (old.now, new.now))))
        if moves:
            yield _Told(row.id, "; ".join(moves))


def _light_told(light: LampValue) -> str:
    """As printed; "" where nothing was reported."""
    return "" if light.is_nothing else lamp_told(printed_lamp(light))


def _plans(then: _State, now: _State, pairs: Iterable[_Pair]) -> Iterator[_Told]:
    for earlier, row in pairs:
        moves = []
        for what, before, after in (
            (pgettext("since", "end date"), earlier.deadline_text, row.deadline_text),
            (pgettext("since", "phase"), *map(_cited, (earlier.phase_name, row.phase_name))),
            (pgettext("since", "state"), *map(_state_cited, (earlier.state, row.state))),
        ):
            if before != after:
                moves.append(_moved(what, before, after))
        approved = _approved(then.plans.get(row.id), now.plans.get(row.id))
        closed = _is_kept_back(then, now, row.id)
        if not closed:
            moves += approved
        if moves:
            yield _Told(row.id, "; ".join(moves))
        if closed and approved:
            yield _Told(row.id, "; ".join(approved), closed=True)


def _state_cited(state: LifecycleState) -> str:
    return _cited(state_word(state))


def _is_kept_back(then: _State, now: _State, project: str) -> bool:
    """Whether a closed request had its part in the plan since: the plan has its title and money."""
    known = then.plans.get(project)
    return now.kept_back.get(project, 0) > (known.version if known is not None else 0)


def _approved(before: Baseline | None, now: Baseline | None) -> list[str]:
    """That a new version of the plan was approved, with its reason."""
    if before is None or now is None or now.version <= before.version:
        return []
    words = _("approved plan, version {version}").format(version=now.version)
    reason = " ".join(now.reason.split())
    return [f"{words} ({reason})" if reason else words]


def _money(then: _State, now: _State, pairs: Iterable[_Pair]) -> Iterator[_Told]:
    for earlier, row in pairs:
        moves = []
        before, after = (_budget(each.plans.get(row.id)) for each in (then, now))
        if before != after:
            what = pgettext("since", "approved budget")
            moves.append(_moved(what, money_words(before), money_words(after)))
        if earlier.plan.spending != row.plan.spending and row.plan.spending:
            moves.append(row.plan.spending)
        if moves:
            yield _Told(row.id, "; ".join(moves), _is_kept_back(then, now, row.id))


def _budget(plan: Baseline | None) -> Money | None:
    return None if plan is None else plan.budget


def _newly_decided(then: _State, now: _State) -> list[LoggedDecision]:
    known = {source: each.decided for source, each in then.decisions.items()}
    return [each for source, each in now.decisions.items() if known.get(source) != each.decided]


def _decision(decision: LoggedDecision) -> _Told:
    about = decision.about or decision.recommended
    text = f"{about}: {decision.decided} ({decision.where})"
    return _Told(decision.project_id, text, decision.closed)


def _requests(then: _State, now: _State, decided: Iterable[LoggedDecision]) -> Iterator[_Told]:
    """Those whose state is otherwise, unless a decision on them tells so already."""
    words = grouped(decided, lambda each: each.request_id)
    for request in now.requests.values():
        known = then.requests.get(request.id)
        if known is not None and known.state is request.state:
            continue
        state = request_state_word(request.state)
        if any(each.decided.casefold().startswith(state) for each in words.get(request.id, ())):
            continue
        text = f"{request.number}: {state}"
        if known is not None:
            before = _cited(request_state_word(known.state))
            text = _moved(request.number, before, _cited(state))
        yield _Told(request.project_id, text, request.id in now.closed)


def _members(before: Seen, now: Seen, then: _State, today: _State) -> Iterator[_Told]:
    count = count_between(
        now.reader, (before.period, then.rows.keys()), (now.period, today.rows.keys())
    )
    for change in (*count.came, *count.left):
        yield _Told(change.project_id, _passage(change))


def _passage(change: MemberChange) -> str:
    return f"{change.way}: {change.why}"


def lines_of(since: SinceMeeting) -> Iterable[tuple[str, SinceLine]]:
    """Every line with the title of its section, for a table."""
    return [(section.title, line) for section in since.sections for line in section.lines]

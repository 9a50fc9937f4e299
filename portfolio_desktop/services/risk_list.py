"""Risks, issues and disputes as lists show them, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.domain.ordering import number_key
from portfolio_desktop.domain.risk_rules import RiskLevel, gravity_key, level, score
from portfolio_desktop.domain.risks import Dispute, Risk, RiskKind
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.board_words import board_word
from portfolio_desktop.services.concerns import Concern, concerns_in, risk_kind
from portfolio_desktop.services.follow_words import (
    cases_words,
    concern_word,
    consequence_word,
    level_word,
    probability_word,
    trend_words,
)
from portfolio_desktop.services.row_names import RowNames
from portfolio_desktop.services.search import folded
from portfolio_desktop.services.steps import Steps, in_parts, run_through
from portfolio_desktop.services.words import capital, day_words
from portfolio_desktop.storage.reader import Reader

_ROWS_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class ConcernRow:
    """One risk, issue or dispute in words; a dispute has no `kind`.

    `points` are probability times consequence, None where it is not assessed; `handling` says what
    is done about a risk, and where a dispute is tried. `is_open` is False also where its project
    has left the register. `search_text` is folded for `search.matches`.
    """

    id: str
    number: str
    kind: RiskKind | None
    kind_word: str
    title: str
    description: str
    project_id: str
    project: str
    project_key: str
    probability: int | None
    consequence: int | None
    points: int | None
    level: RiskLevel | None
    trend: str
    owner: str
    handling: str
    raised: str
    ended: str
    outcome: str
    is_open: bool
    closed: bool
    search_text: str

    @property
    def is_dispute(self) -> bool:
        return self.kind is None

    @property
    def state_words(self) -> str:
        """ "Åben siden 1. okt. 2023", "Afsluttet 3. nov. 2023: forlig"."""
        if self.is_open:
            return (
                _("Open since {day}").format(day=self.raised)
                if self.raised
                else pgettext("risk", "Open")
            )
        if not self.ended:
            return _("The project has left the register")
        words = _("Ended {day}").format(day=self.ended)
        return f"{words}: {self.outcome}" if self.outcome else words


@dataclass(frozen=True, slots=True)
class Concerns:
    """All of a register: open ones first, the gravest of them first, disputes before risks that
    are not assessed.
    """

    rows: tuple[ConcernRow, ...]

    @property
    def open(self) -> tuple[ConcernRow, ...]:
        return tuple(row for row in self.rows if row.is_open)

    @property
    def count_words(self) -> str:
        """ "3 åbne risici, 1 problem, 2 tvister"."""
        kinds = [row.kind for row in self.open]
        risks, issues = kinds.count(RiskKind.RISK), kinds.count(RiskKind.ISSUE)
        disputes = kinds.count(None)
        return ", ".join(
            (
                ngettext("{count} open risk", "{count} open risks", risks).format(count=risks),
                ngettext("{count} issue", "{count} issues", issues).format(count=issues),
                ngettext("{count} dispute", "{count} disputes", disputes).format(count=disputes),
            )
        )


def concerns(reader: Reader) -> Concerns:
    return run_through(concerns_steps(reader))


def concerns_steps(reader: Reader) -> Steps[Concerns]:
    """As `concerns`, in steps."""
    noted = reader.board.rows(Risk)
    yield 0, len(noted)
    found: tuple[Concern, ...] = (
        *sorted(noted, key=gravity_key),
        *reader.board.rows(Dispute),
    )
    yield 0, len(found)
    telling = _Telling(RowNames(reader, frozenset(each.project_id for each in found)))
    rows: list[ConcernRow] = []
    for part in in_parts(found, _ROWS_AT_ONCE):
        rows += [telling.row(each) for each in part]
        yield len(rows), len(found)
    return Concerns(tuple(sorted(rows, key=_place)))


def concerns_of(reader: Reader, project_id: str) -> tuple[ConcernRow, ...]:
    """Those of one project in the order they were put in by hand: risks and issues, then disputes;
    what has ended stands last.
    """
    telling = _Telling(RowNames(reader, frozenset({project_id})))
    rows = [telling.row(each) for each in concerns_in(reader, [project_id])]
    return tuple(sorted(rows, key=lambda row: bool(row.ended)))


def grade_words(row: ConcernRow) -> str:
    """ "4 × 5 = 20, høj"; "" for a dispute, and what is missing where it is not assessed."""
    if row.is_dispute:
        return ""
    if row.points is None or row.level is None:
        return _("not assessed")
    return f"{row.probability} × {row.consequence} = {row.points}, {level_word(row.level)}"


def grade_and_trend(row: ConcernRow) -> str:
    """ "4 × 5 = 20, høj (↗ stigende)"; what is not said is left out."""
    grade = grade_words(row)
    return f"{grade} ({row.trend})" if grade and row.trend else grade or row.trend


def graded_words(row: ConcernRow) -> str:
    """The same in full words: "sandsynlig, meget alvorlig"."""
    if row.probability is None or row.consequence is None:
        return ""
    return f"{probability_word(row.probability)}, {consequence_word(row.consequence)}"


def _place(row: ConcernRow) -> tuple[bool, bool, int, str, str, str]:
    gravity = -(row.points or 0)
    assessed = row.points is not None or row.is_dispute
    return (not row.is_open, not assessed, gravity, row.project_key, row.number, row.id)


@dataclass(frozen=True, slots=True)
class _Telling:
    names: RowNames

    def row(self, concern: Concern) -> ConcernRow:
        risk = concern if isinstance(concern, Risk) else None
        project = self.names.project(concern.project_id)
        handling = _risk_handling(concern) if isinstance(concern, Risk) else self._tried(concern)
        texts = (
            *(concern.number, concern.title, project, handling, concern.outcome),
            _description(concern),
            risk.owner if risk else "",
        )
        return ConcernRow(
            id=concern.id,
            number=concern.number,
            kind=risk_kind(concern),
            kind_word=concern_word(risk_kind(concern)),
            title=concern.title,
            description=_description(concern),
            project_id=concern.project_id,
            project=project,
            project_key=number_key(self.names.project_parts(concern.project_id)[0]),
            probability=risk.probability if risk else None,
            consequence=risk.consequence if risk else None,
            points=score(risk) if risk else None,
            level=level(risk) if risk else None,
            trend=trend_words(risk.trend) if risk else "",
            owner=risk.owner if risk else "",
            handling=handling,
            raised=day_words(concern.raised_on),
            ended=day_words(concern.ended_on),
            outcome=concern.outcome,
            is_open=concern.ended_on is None and not self.names.has_left(concern.project_id),
            closed=concern.closed,
            search_text=folded("\n".join(texts)),
        )

    def _tried(self, dispute: Dispute) -> str:
        """Against whom, how many cases, in or out of scope, and before which forum."""
        counterpart = self.names.participant(dispute.counterpart_id)
        parts = (
            _("against {party}").format(party=counterpart) if counterpart else "",
            cases_words(dispute.cases),
            board_word(dispute.scope) if dispute.scope else "",
            _("before {forum}").format(forum=dispute.forum) if dispute.forum else "",
        )
        return capital(", ".join(part for part in parts if part))


def _risk_handling(risk: Risk) -> str:
    """ "Reduceres: ugentlig opfølgning"."""
    response = board_word(risk.response) if risk.response else ""
    parts = (response, " ".join(risk.response_note.split()))
    return capital(": ".join(part for part in parts if part))


def _description(concern: Concern) -> str:
    if isinstance(concern, Risk):
        return concern.description
    return "\n".join((concern.own_position, concern.counterpart_position, concern.blocks))

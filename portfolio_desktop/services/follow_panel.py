"""Risks, disputes and promises of a project as its panel tells them, in a line each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.actions import Action
from portfolio_desktop.domain.follow_up import is_overdue, reading_key
from portfolio_desktop.domain.risk_rules import gravity_key, level, score
from portfolio_desktop.domain.risks import Dispute, Risk, RiskKind
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.follow_words import level_word
from portfolio_desktop.services.row_names import RowNames
from portfolio_desktop.services.words import date_words
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class FollowFacts:
    """What the panel shows; "" for what there is none of. `late` where a promise is overdue."""

    risks: str = ""
    gravest: str = ""
    disputes: str = ""
    promises: str = ""
    next_promise: str = ""
    late: bool = False

    @property
    def nothing(self) -> bool:
        return not (self.risks or self.disputes or self.promises)


NO_FOLLOW_UP = FollowFacts()


def follow_facts(reader: Reader, project_id: str, today: date) -> FollowFacts:
    """How many risks and disputes are open, which is the gravest, and what is promised next."""
    risks = [each for each in reader.board.rows(Risk, project_id=[project_id]) if not each.ended_on]
    disputes = [
        each for each in reader.board.rows(Dispute, project_id=[project_id]) if not each.ended_on
    ]
    actions = reader.board.rows(Action, project_id=[project_id])
    promised = [each for each in sorted(actions, key=reading_key) if not each.ended_on]
    late = sum(is_overdue(each, today) for each in promised)
    return FollowFacts(
        risks=_risk_words(risks),
        gravest=_gravest(risks),
        disputes=_dispute_words(disputes),
        promises=_promise_words(len(promised), late),
        next_promise=_promise(reader, promised[0]) if promised else "",
        late=bool(late),
    )


def _risk_words(risks: list[Risk]) -> str:
    """ "3 åbne risici, 1 problem"; "" for none."""
    issues = sum(each.kind is RiskKind.ISSUE for each in risks)
    open_risks = len(risks) - issues
    parts = []
    if open_risks:
        words = ngettext("{count} open risk", "{count} open risks", open_risks)
        parts.append(words.format(count=open_risks))
    if issues:
        parts.append(ngettext("{count} issue", "{count} issues", issues).format(count=issues))
    return ", ".join(parts)


def _gravest(risks: list[Risk]) -> str:
    """ "Højeste: Leverandøren når det ikke (20, høj)"."""
    if not risks:
        return ""
    gravest = min(risks, key=gravity_key)
    grade = level(gravest)
    if grade is None:
        return _("None of them is assessed")
    return _("Highest: {title} ({points}, {level})").format(
        title=gravest.title, points=score(gravest), level=level_word(grade)
    )


def _dispute_words(disputes: list[Dispute]) -> str:
    """ "1 tvist (17 sager)"; "" for none."""
    if not disputes:
        return ""
    words = ngettext("{count} dispute", "{count} disputes", len(disputes))
    words = words.format(count=len(disputes))
    cases = sum(each.cases or 0 for each in disputes)
    if not cases:
        return words
    counted = ngettext("{count} case", "{count} cases", cases).format(count=cases)
    return f"{words} ({counted})"


def _promise_words(count: int, late: int) -> str:
    if not count:
        return ""
    words = ngettext(
        "{count} open commitment or action", "{count} open commitments and actions", count
    ).format(count=count)
    if not late:
        return words
    more = ngettext("{count} overdue", "{count} overdue", late).format(count=late)
    return f"{words}, {more}"


def _promise(reader: Reader, action: Action) -> str:
    """ "Næste: Revideret plan, Region Syddanmark, mar. 2024"."""
    who = RowNames(reader).participant(action.participant_id) or action.owner
    parts = [part for part in (action.title, who, date_words(action.due)) if part]
    return _("Next: {what}").format(what=", ".join(parts))

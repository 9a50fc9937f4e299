"""Risks, issues and disputes as the meeting's papers print them: frozen, nothing to look up.

What is closed keeps its number, its kind, its open heading and the reason in the open edition.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from portfolio_desktop.domain.board_choices import Edition
from portfolio_desktop.domain.risks import Dispute
from portfolio_desktop.services.closed_words import closed_words, concern_heading
from portfolio_desktop.services.concerns import concerns_in, risk_kind
from portfolio_desktop.services.follow_words import concern_word
from portfolio_desktop.services.risk_list import ConcernRow, concerns_of, grade_and_trend
from portfolio_desktop.services.words import capital
from portfolio_desktop.storage.reader import Reader


@dataclass(frozen=True, slots=True)
class RiskLine:
    """One risk, issue or dispute. Of what is closed to the edition only the first three are said,
    and `closed`, that it is and why. The positions, and what it blocks, are those of a dispute.
    """

    number: str
    kind: str
    title: str
    grade: str = ""
    owner: str = ""
    handling: str = ""
    closed: str = ""
    own_position: str = ""
    counterpart_position: str = ""
    blocks: str = ""


def project_risks(reader: Reader, project_id: str, edition: Edition) -> tuple[RiskLine, ...]:
    """The open concerns of one project, in the order they were put in by hand; of disputes also
    what each party holds.
    """
    hidden = closed_concerns(reader, edition, project_id)
    disputes = {each.id: each for each in reader.board.rows(Dispute, project_id=[project_id])}
    return tuple(
        hidden.get(row.id) or _with_positions(_risk_line(row), disputes.get(row.id))
        for row in concerns_of(reader, project_id)
        if row.is_open
    )


def _risk_line(row: ConcernRow) -> RiskLine:
    return RiskLine(
        number=row.number,
        kind=capital(row.kind_word),
        title=row.title,
        grade=grade_and_trend(row),
        owner=row.owner,
        handling=row.handling,
    )


def _with_positions(line: RiskLine, dispute: Dispute | None) -> RiskLine:
    if dispute is None:
        return line
    return replace(
        line,
        own_position=dispute.own_position.strip(),
        counterpart_position=dispute.counterpart_position.strip(),
        blocks=dispute.blocks.strip(),
    )


def closed_concerns(reader: Reader, edition: Edition, project_id: str) -> dict[str, RiskLine]:
    """By id of each closed concern of a project what stands in its place; the full edition tells
    all of them as they are.
    """
    if edition is Edition.FULL:
        return {}
    return {
        each.id: RiskLine(
            number=each.number,
            kind=capital(concern_word(risk_kind(each))),
            title=concern_heading(each.open_heading),
            closed=closed_words(True, each.closed_reason),
        )
        for each in concerns_in(reader, [project_id])
        if each.closed
    }

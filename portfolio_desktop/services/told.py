"""What the board was told of a project, and when: issue by issue, with the differences marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.case_text import Block as CaseBlock
from portfolio_desktop.domain.case_text import BlockKind
from portfolio_desktop.domain.meetings import Edition, MeetingIssue
from portfolio_desktop.domain.text_changes import Change, Segment, changed_words
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services.agenda_values import AgendaContent, AgendaItem, Matters
from portfolio_desktop.services.issues import issue_words
from portfolio_desktop.services.pack_values import DimensionHead, GridRow, Lamp
from portfolio_desktop.services.words import day_words


@dataclass(frozen=True, slots=True)
class ToldFact:
    """One thing that was said, under its label, beside what was said of it the time before."""

    label: str
    text: str
    segments: tuple[Segment, ...]

    @property
    def changed(self) -> bool:
        return any(each.change is not Change.SAME for each in self.segments)


@dataclass(frozen=True, slots=True)
class Told:
    """What one issue said of the project. `lamp` is None where it showed none."""

    issue_id: str
    sent_on: date | None
    heading: str
    sent_to: str
    lamp: Lamp | None
    lamp_before: Lamp | None
    facts: tuple[ToldFact, ...]

    @property
    def lamp_changed(self) -> bool:
        return self.lamp_before is not None and self.lamp != self.lamp_before


@dataclass(frozen=True, slots=True)
class Said:
    """What one issue holds of a project: its lamp, and texts by label."""

    lamp: Lamp | None
    texts: Mapping[str, str]


def relevant_issues(issues: Sequence[MeetingIssue]) -> tuple[MeetingIssue, ...]:
    """Each thing that was sent once: the open edition only where no full one went with it."""
    full = {(each.meeting_id, each.kind) for each in issues if each.edition is Edition.FULL}
    return tuple(
        each
        for each in issues
        if each.edition is Edition.FULL or (each.meeting_id, each.kind) not in full
    )


def said_of(content: AgendaContent, project_id: str) -> Said | None:
    """What an issue says of a project; None where it says nothing."""
    texts: dict[str, str] = {}
    lamp = None
    if content.status is not None:
        for row in content.status.grid.rows:
            if row.project_id == project_id:
                lamp = row.current
                texts |= dict(_of_row(row, content.status.grid.dimensions))
    for item in content.items:
        if item.project_id == project_id:
            texts |= dict(_of_item(item))
    return Said(lamp, texts) if lamp is not None or texts else None


def _of_row(row: GridRow, dimensions: Sequence[DimensionHead]) -> Iterator[tuple[str, str]]:
    end = " · ".join(part for part in (row.deadline, *row.deadline_notes) if part)
    reasons = "\n".join(f"{each.label}: {each.text}" for each in row.reasons)
    remarks = "".join(each.text for each in row.remarks)
    lights = ", ".join(
        f"{head.name} {lamp.word}".lower()
        for head, lamp in zip(dimensions, row.lights, strict=False)
    )
    for label, text in (
        (pgettext("told", "Project"), f"{row.number} {row.name}".strip()),
        (pgettext("told", "Dimensions"), lights),
        (pgettext("told", "End date"), end),
        (pgettext("told", "Phase"), row.phase),
        (pgettext("told", "Reasons"), reasons),
        (pgettext("told", "Remarks"), remarks),
        (pgettext("told", "Plan and economy"), "\n".join(row.plan_notes)),
        (pgettext("told", "The secretariat"), row.note),
    ):
        if text.strip():
            yield label, text.strip()


def _of_item(item: AgendaItem) -> Iterator[tuple[str, str]]:
    points = "\n".join(f"{each.number} {each.text}" for each in item.points)
    decisions = "\n".join(f"{each.number} {each.decision}" for each in item.points if each.decision)
    account = ""
    if item.escalation is not None:
        account = "\n".join(f"{each.label}: {each.value}" for each in item.escalation.facts)
    for label, text in (
        (pgettext("told", "Item"), f"{item.title} ({item.kind})"),
        (pgettext("told", "Résumé"), _plain(item.summary)),
        (pgettext("told", "Recommendation"), points),
        (pgettext("told", "Decision"), decisions),
        (pgettext("told", "Case"), _plain(item.case_text)),
        (pgettext("told", "Account"), account),
        *((each.heading, _said(each)) for each in item.matters),
    ):
        if text.strip():
            yield label, text.strip()


def _said(matters: Matters) -> str:
    return "\n".join(f"{each.label}: {each.value}" for each in matters.facts)


def _plain(blocks: Sequence[CaseBlock]) -> str:
    lines = []
    for block in blocks:
        sign = {BlockKind.BULLET: "• ", BlockKind.NUMBER: f"{block.number}. "}.get(block.kind, "")
        lines.append(sign + block.text)
    return "\n".join(lines)


def told(issue: MeetingIssue, meeting_day: date | None, said: Said, before: Said | None) -> Told:
    """One issue beside the one before that said something of the project."""
    heading = issue_words(issue)
    if meeting_day is not None:
        heading = f"{heading} · {_meeting(meeting_day)}"
    known = {} if before is None else before.texts
    facts = []
    for label, text in said.texts.items():
        earlier = known.get(label)
        segments: tuple[Segment, ...] = (Segment(text, Change.SAME),)
        if before is not None:
            segments = changed_words(earlier or "", text)
        facts.append(ToldFact(label, text, segments))
    return Told(
        issue_id=issue.id,
        sent_on=issue.sent_on,
        heading=heading,
        sent_to=issue.sent_to,
        lamp=said.lamp,
        lamp_before=None if before is None else before.lamp,
        facts=tuple(facts),
    )


def _meeting(day: date) -> str:
    return pgettext("told", "meeting {day}").format(day=day_words(day))

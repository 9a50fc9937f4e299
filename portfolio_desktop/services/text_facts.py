"""A report's two texts in the panel: what differs, and whether the project stands by ours."""

from __future__ import annotations

from dataclasses import dataclass

from portfolio_desktop.domain.report import Report
from portfolio_desktop.domain.text_changes import Segment, changed_words
from portfolio_desktop.domain.two_texts import TextState, is_changed, project_words, text_state
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.words import day_words


@dataclass(frozen=True, slots=True)
class TextFacts:
    """`changed` where the text for the meeting is another than `reported`, what the project wrote;
    `difference` is then what the secretariat took out and put in. `words` say how the text stands
    to the project, "" where it is its own and nobody asked. `note` is the secretariat's own remark;
    `note_copied` says that it is that of last month, as a new month begins with it.
    """

    changed: bool = False
    reported: str = ""
    difference: tuple[Segment, ...] = ()
    state: TextState | None = None
    words: str = ""
    note: str = ""
    note_copied: bool = False
    confirmed_by: str = ""


NO_TEXTS = TextFacts()


def text_facts(report: Report | None, previous: Report | None = None) -> TextFacts:
    """What is told of a report's texts; `previous` is the same project's of the month before."""
    if report is None:
        return NO_TEXTS
    changed, reported = is_changed(report), project_words(report)
    state = text_state(report)
    return TextFacts(
        changed=changed,
        reported=reported,
        difference=changed_words(reported, report.remarks) if changed else (),
        state=state,
        words=_words(report, state),
        note=report.secretariat_note,
        note_copied=_is_copied(report, previous),
        confirmed_by=report.confirmed_by,
    )


def _is_copied(report: Report, previous: Report | None) -> bool:
    note = report.secretariat_note.strip()
    return bool(note) and previous is not None and previous.secretariat_note.strip() == note


def _words(report: Report, state: TextState | None) -> str:
    day, who = day_words(report.confirmation_on), report.confirmed_by
    match state:
        case TextState.CHANGED:
            return _unconfirmed(day, who)
        case TextState.AWAITED:
            return _("Awaits the project's confirmation since {day}").format(day=day)
        case TextState.CONFIRMED if who:
            return _("Confirmed {day} by {who}").format(day=day, who=who)
        case TextState.CONFIRMED:
            return _("Confirmed {day}").format(day=day)
        case None:
            return ""


def _unconfirmed(day: str, who: str) -> str:
    if who and day:
        words = _("Not confirmed: the text was changed after {who} confirmed it {day}")
        return words.format(who=who, day=day)
    if day:
        words = _("Not confirmed: the text was changed after the project was asked {day}")
        return words.format(day=day)
    return _("Not confirmed by the project")

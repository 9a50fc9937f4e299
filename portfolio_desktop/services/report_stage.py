"""How far a project's report for a month has come, in words, and what in it is as last month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from portfolio_desktop.domain.report import Light, Report, ReportStage
from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.environment.texts import _, pgettext
from portfolio_desktop.services.lamps import copy_words
from portfolio_desktop.services.places import field_name
from portfolio_desktop.services.words import capital, day_words, dimension_name, listed
from portfolio_desktop.storage.reader import Reader

_TEXTS = ("overall_reason", "corrective_action", "remarks", "secretariat_note")


@dataclass(frozen=True, slots=True)
class StageFacts:
    """What the panel says of a report's stage.

    `stage` is None where the month has no report. `words` says the stage, with who and when;
    `unchanged` names the fields that have something in them and say the same as last month,
    and `unchanged_words` is the sentence of it, "" where there are none.
    """

    stage: ReportStage | None = None
    words: str = ""
    unchanged: tuple[str, ...] = ()
    unchanged_words: str = ""
    reopened_reason: str = ""

    @property
    def locked(self) -> bool:
        """Whether nothing in the report may be changed before it is opened again."""
        return self.stage is ReportStage.APPROVED


NO_STAGE = StageFacts()


def stage_facts(
    reader: Reader, report: Report | None, previous: Report | None, dimensions: Iterable[Dimension]
) -> StageFacts:
    """The stage of a report; `previous` is the same project's of the month before."""
    if report is None:
        return StageFacts(words=_("No report for the month yet"))
    same, whole = _unchanged(reader, report, previous, dimensions)
    return StageFacts(
        stage=report.stage,
        words=_stage_words(report, copied=whole),
        unchanged=same,
        unchanged_words=_unchanged_words(same, whole),
        reopened_reason=report.reopened_reason,
    )


def _stage_words(report: Report, *, copied: bool) -> str:
    match report.stage:
        case ReportStage.DRAFT:
            words = copy_words() if copied else pgettext("lamp", "not reported yet")
            return capital(words)
        case ReportStage.REPORTED:
            return _reported_words(report)
        case ReportStage.APPROVED:
            approved = _by_and_on(
                _("Approved by {who}, {day}"),
                _("Approved {day}"),
                report.approved_by,
                report.approved_on,
            )
            return " · ".join((approved or _("Approved"), _reported_words(report)))


def _reported_words(report: Report) -> str:
    told = _by_and_on(
        _("Reported by {who}, {day}"),
        _("Reported {day}"),
        report.reported_by,
        report.received_on,
    )
    return told or _("Reported")


def _by_and_on(named: str, dated: str, who: str, day: date | None) -> str:
    """The words with name and day, or with what there is of them."""
    if who and day:
        return named.format(who=who, day=day_words(day))
    if who:
        return named.format(who=who, day="").rstrip(", ")
    return dated.format(day=day_words(day)) if day else ""


def _unchanged(
    reader: Reader, report: Report, previous: Report | None, dimensions: Iterable[Dimension]
) -> tuple[tuple[str, ...], bool]:
    """The names of the fields that say the same as last month, and whether all of them do."""
    if previous is None:
        return (), False
    rows = reader.lights([report.period, previous.period], [report.project_id])
    lamps = {(light.report_id, light.dimension): light for light in rows}
    found: list[tuple[str, object, object]] = [
        (
            dimension_name(each),
            _said(lamps.get((report.id, each.key))),
            _said(lamps.get((previous.id, each.key))),
        )
        for each in dimensions
    ]
    found += _own_fields(report, previous)
    told = [(name, now == then) for name, now, then in found if now or then]
    same = tuple(name for name, equal in told if equal)
    return same, bool(same) and len(same) == len(told)


def _said(light: Light | None) -> tuple[object, ...]:
    """What a lamp says; nothing where it is out and has no reason."""
    if light is None or (light.colour is None and not light.reason):
        return ()
    return (light.colour, light.reason)


def _own_fields(report: Report, previous: Report) -> Iterator[tuple[str, object, object]]:
    yield (
        field_name("report", "overall"),
        report.overall or report.no_light,
        previous.overall or previous.no_light,
    )
    for field in _TEXTS:
        yield field_name("report", field), getattr(report, field), getattr(previous, field)


def _unchanged_words(same: tuple[str, ...], whole: bool) -> str:
    if whole:
        return _("Everything is as last month.")
    if not same:
        return ""
    return _("As last month: {fields}.").format(fields=listed([name.lower() for name in same]))

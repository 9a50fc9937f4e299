"""`check`: whether the file is sound, and what ought to be looked at before printing."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from typing import Any

from portfolio_desktop.cli.console import Refusal, say, say_json
from portfolio_desktop.cli.escalations import item_json, tell_items
from portfolio_desktop.cli.opening import opened
from portfolio_desktop.cli.options import month, shown_month
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.folders import program_folders
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.checks import ProjectWarning, standing, warnings
from portfolio_desktop.services.escalations import EscalatedProject, escalated_projects
from portfolio_desktop.services.finding_words import ToldFinding, told
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.services.row_counts import MemberChange, RowCount, row_count
from portfolio_desktop.services.words import period_words
from portfolio_desktop.storage.errors import OpenRefused, OpenState, StorageError, Trouble

SOUND, FINDINGS = 0, 1


def check_register(options: Namespace) -> int:
    """1 when there is anything to look at, in the file or in what would be printed."""
    try:
        found = _found(options)
    except Refusal as refusal:
        damage = refusal.__cause__
        if not (isinstance(damage, OpenRefused) and damage.state is OpenState.DAMAGED):
            raise
        found = _Found(None, unopened=f"{options.register}: {message_for(damage).happened}")
    if options.json:
        say_json(_as_json(options, found))
    else:
        _tell(found)
    return SOUND if found.nothing_to_look_at else FINDINGS


@dataclass(frozen=True, slots=True)
class _Found:
    """`unopened` says why a file is too damaged to be opened at all, or read to its end."""

    period: Period | None
    findings: tuple[ToldFinding, ...] = ()
    doubts: tuple[ProjectWarning, ...] = ()
    count: RowCount | None = None
    items: tuple[EscalatedProject, ...] = ()
    unopened: str = ""

    @property
    def nothing_to_look_at(self) -> bool:
        return not (self.findings or self.unopened or standing(self.doubts))

    @property
    def sound(self) -> bool:
        return not self.unopened and not any(each.finding.is_damage for each in self.findings)


def _found(options: Namespace) -> _Found:
    named = month(options.period)
    with opened(options.register) as register:
        findings = told(register.reader, register.check())
        try:
            period = named or shown_month(register.reader, register.today())
            doubts = warnings(register.reader, period, register.today())
            count = row_count(register.reader, period, register.today())
            items = escalated_projects(register.reader, period)
        except StorageError as error:
            if error.code is not Trouble.DAMAGED:
                raise
            return _Found(named, findings, unopened=message_for(error).happened)
    return _Found(period, findings, doubts, count, items)


def _tell(found: _Found) -> None:
    if found.unopened:
        say(found.unopened)
    for line in dict.fromkeys(each.sentence for each in found.findings):
        say(line)
    if found.sound:
        say(_("The file is sound: its pages, its history and its rows agree."))
    else:
        say(message_for(StorageError(Trouble.DAMAGED)).advice)
        say(_("The backups lie in {folder}.").format(folder=program_folders().backups))
    if found.count is not None:
        _tell_count(found.count)
    tell_items(found.items)
    if found.period is None or not found.doubts:
        return
    heading = ngettext(
        "{count} warning before printing {month}:",
        "{count} warnings before printing {month}:",
        len(standing(found.doubts)),
    )
    say(heading.format(count=len(standing(found.doubts)), month=period_words(found.period)))
    for doubt in found.doubts:
        say(f"{doubt.number}  {doubt.name}: {doubt.sentence}")
        if doubt.dismissed:
            say("    " + _("set aside: {reason}").format(reason=doubt.dismissed))


def _tell_count(count: RowCount) -> None:
    """How many projects the month has, and who came in and went out."""
    say(count.sentence)
    if not count.moved:
        return
    for each in (*count.came, *count.left):
        say(f"{each.way}  {each.number}  {each.name}: {each.why}")


def _as_json(options: Namespace, found: _Found) -> dict[str, Any]:
    file = [_file_json(each) for each in found.findings]
    if found.unopened:
        file.append({"code": "unopened", "damage": True, "facts": {}, "text": found.unopened})
    return {
        "register": str(options.register),
        "sound": found.sound,
        "period": None if found.period is None else str(found.period),
        "file": file,
        "warnings": [_warning_json(doubt) for doubt in found.doubts],
        "escalations": [item_json(item) for item in found.items],
        "projects": None if found.count is None else _count_json(found.count),
    }


def _count_json(count: RowCount) -> dict[str, Any]:
    return {
        "compared": str(count.compared),
        "before": count.before,
        "came": [_change_json(each) for each in count.came],
        "left": [_change_json(each) for each in count.left],
        "total": count.total,
        "text": count.sentence,
    }


def _change_json(change: MemberChange) -> dict[str, Any]:
    return {
        "number": change.number,
        "name": change.name,
        "day": None if change.day is None else change.day.isoformat(),
        "reason": change.reason,
        "reference": change.reference,
    }


def _file_json(told: ToldFinding) -> dict[str, Any]:
    finding = told.finding
    return {
        "code": finding.code.value,
        "damage": finding.is_damage,
        "facts": dict(finding.facts),
        "text": told.sentence,
    }


def _warning_json(doubt: ProjectWarning) -> dict[str, Any]:
    problem = doubt.problem
    return {
        "number": doubt.number,
        "name": doubt.name,
        "code": problem.code,
        "field": problem.field,
        "params": dict(problem.params),
        "text": doubt.sentence,
        "dismissed": doubt.dismissed or None,
    }

"""`check`: whether the file is sound, and what ought to be looked at before printing."""

from __future__ import annotations

from argparse import Namespace
from typing import Any

from portfolio_desktop.cli.console import say, say_json
from portfolio_desktop.cli.finding_words import finding_sentence
from portfolio_desktop.cli.opening import opened
from portfolio_desktop.cli.options import month, shown_month
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.checks import ProjectWarning, warnings
from portfolio_desktop.storage.findings import FileFinding

SOUND, FINDINGS = 0, 1


def check_register(options: Namespace) -> int:
    """1 when there is anything to look at, in the file or in what would be printed."""
    with opened(options.register) as register:
        period = month(options.period) or shown_month(register.reader, register.today())
        findings = register.check()
        doubts = warnings(register.reader, period, register.today())
    if options.json:
        say_json(
            {
                "register": str(options.register),
                "sound": not any(finding.is_damage for finding in findings),
                "period": str(period),
                "file": [_file_json(finding) for finding in findings],
                "warnings": [_warning_json(doubt) for doubt in doubts],
            }
        )
    else:
        _tell(findings, doubts, period)
    return FINDINGS if findings or doubts else SOUND


def _tell(
    findings: tuple[FileFinding, ...], doubts: tuple[ProjectWarning, ...], period: Period
) -> None:
    for finding in findings:
        say(finding_sentence(finding))
    if not any(finding.is_damage for finding in findings):
        say(_("The file is sound: its pages, its history and its rows agree."))
    if not doubts:
        return
    heading = ngettext(
        "{count} warning before printing {month}:",
        "{count} warnings before printing {month}:",
        len(doubts),
    )
    say(heading.format(count=len(doubts), month=period))
    for doubt in doubts:
        say(f"{doubt.number}  {doubt.name}: {doubt.sentence}")


def _file_json(finding: FileFinding) -> dict[str, Any]:
    return {
        "code": finding.code.value,
        "damage": finding.is_damage,
        "facts": dict(finding.facts),
        "text": finding_sentence(finding),
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
    }

"""`check`: whether the file is sound, and what ought to be looked at before printing."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass
from typing import Any

from portfolio_desktop.cli.console import Refusal, say, say_json
from portfolio_desktop.cli.finding_words import finding_sentence
from portfolio_desktop.cli.opening import opened
from portfolio_desktop.cli.options import month, shown_month
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.checks import ProjectWarning, standing, warnings
from portfolio_desktop.services.messages import message_for
from portfolio_desktop.storage.errors import OpenRefused, OpenState, StorageError, Trouble
from portfolio_desktop.storage.findings import FileFinding

SOUND, FINDINGS = 0, 1


def check_register(options: Namespace) -> int:
    """1 when there is anything to look at, in the file or in what would be printed."""
    try:
        found = _found(options)
    except Refusal as refusal:
        if not _is_damage(refusal.__cause__):
            raise
        found = _Found(None, (), (), str(refusal))
    if options.json:
        say_json(_as_json(options, found))
    else:
        _tell(found)
    return SOUND if found.nothing_to_look_at else FINDINGS


@dataclass(frozen=True, slots=True)
class _Found:
    """`unopened` says why a file is too damaged to be opened at all, or read to its end."""

    period: Period | None
    findings: tuple[FileFinding, ...] = ()
    doubts: tuple[ProjectWarning, ...] = ()
    unopened: str = ""

    @property
    def nothing_to_look_at(self) -> bool:
        return not (self.findings or self.unopened or standing(self.doubts))

    @property
    def sound(self) -> bool:
        return not self.unopened and not any(finding.is_damage for finding in self.findings)


def _found(options: Namespace) -> _Found:
    named = month(options.period)
    with opened(options.register) as register:
        findings = register.check()
        try:
            period = named or shown_month(register.reader, register.today())
            doubts = warnings(register.reader, period, register.today())
        except StorageError as error:
            if error.code is not Trouble.DAMAGED:
                raise
            return _Found(named, findings, unopened=message_for(error).happened)
    return _Found(period, findings, doubts)


def _is_damage(cause: BaseException | None) -> bool:
    return isinstance(cause, OpenRefused) and cause.state is OpenState.DAMAGED


def _tell(found: _Found) -> None:
    if found.unopened:
        say(found.unopened)
    for finding in found.findings:
        say(finding_sentence(finding))
    if found.sound:
        say(_("The file is sound: its pages, its history and its rows agree."))
    if not found.doubts:
        return
    heading = ngettext(
        "{count} warning before printing {month}:",
        "{count} warnings before printing {month}:",
        len(standing(found.doubts)),
    )
    say(heading.format(count=len(standing(found.doubts)), month=found.period))
    for doubt in found.doubts:
        say(f"{doubt.number}  {doubt.name}: {doubt.sentence}")
        if doubt.dismissed:
            say("    " + _("set aside: {reason}").format(reason=doubt.dismissed))


def _as_json(options: Namespace, found: _Found) -> dict[str, Any]:
    file = [_file_json(finding) for finding in found.findings]
    if found.unopened:
        file.append({"code": "unopened", "damage": True, "facts": {}, "text": found.unopened})
    return {
        "register": str(options.register),
        "sound": found.sound,
        "period": None if found.period is None else str(found.period),
        "file": file,
        "warnings": [_warning_json(doubt) for doubt in found.doubts],
    }


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
        "dismissed": doubt.dismissed or None,
    }

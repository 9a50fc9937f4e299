"""`forms`: report forms for a month, written as files that can be mailed out and filled in."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from portfolio_desktop.cli.console import Refusal, say
from portfolio_desktop.cli.opening import opened
from portfolio_desktop.cli.options import month, shown_month
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.collection import Collection, collection
from portfolio_desktop.services.form_content import FormOrder, forms
from portfolio_desktop.services.form_orders import (
    FormScope,
    participant_orders,
    project_orders,
    projects_in,
)
from portfolio_desktop.services.messages import message_for_file
from portfolio_desktop.services.words import period_words
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.workflows.form_making import write_forms
from portfolio_desktop.workflows.import_standing import same_name, same_number


def make_forms(options: Namespace) -> int:
    """One form for each project that is to report, or for each participant that reports."""
    with opened(options.register) as register:
        period = month(options.period) or shown_month(register.reader, register.today())
        orders = _orders(register, period, options)
        if not orders:
            raise Refusal(
                _("There is nobody to make a form for in {month}.").format(
                    month=period_words(period)
                )
            )
        contents = forms(register, period, orders)
    try:
        written = write_forms(contents, options.to)
    except OSError as error:
        raise Refusal(message_for_file(options.to, error).text) from error
    count = len(written.paths)
    words = ngettext("Wrote {count} form to {folder}.", "Wrote {count} forms to {folder}.", count)
    say(words.format(count=count, folder=options.to))
    return 0


def _orders(register: RegisterFile, period: Period, options: Namespace) -> Sequence[FormOrder]:
    found = collection(register.reader, period, register.today())
    projects = _projects(found, options)
    if not (options.participant or options.per_participant):
        return project_orders(projects)
    return participant_orders(
        register.reader,
        period,
        projects,
        participants=_participants(register, options.participant),
        missing_only=options.missing,
    )


def _projects(found: Collection, options: Namespace) -> tuple[str, ...]:
    if not options.project:
        by_participant = options.participant or options.per_participant
        only_missing = options.missing and not by_participant
        return projects_in(found, FormScope.MISSING if only_missing else FormScope.EXPECTED)
    by_number = {same_number(row.number): row.project_id for row in found.rows if row.number}
    chosen = []
    for number in options.project:
        project = by_number.get(same_number(number))
        if project is None:
            raise Refusal(_("There is no project {number} in the register.").format(number=number))
        chosen.append(project)
    return projects_in(found, FormScope.CHOSEN, chosen)


def _participants(register: RegisterFile, names: Sequence[str]) -> tuple[str, ...]:
    known: dict[str, str] = {}
    for each in register.reader.participants():
        known |= {same_name(name): each.id for name in (each.name, each.short_name) if name}
    chosen = []
    for name in names:
        participant = known.get(same_name(name))
        if participant is None:
            raise Refusal(_("“{text}” is not among the register's participants.").format(text=name))
        chosen.append(participant)
    return tuple(chosen)

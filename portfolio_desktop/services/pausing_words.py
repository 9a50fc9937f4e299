"""What a change of state does to the shown month, said before it is done."""

from __future__ import annotations

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.pausing import StateChange, is_approved
from portfolio_desktop.services.words import capital, day_words, period_words
from portfolio_desktop.storage.reader import Reader


def month_told(reader: Reader, step: StateChange) -> str:
    """What the shown month says of a pause that begins or ends; "" where neither does."""
    if not (step.pauses or step.resumes):
        return ""
    if is_approved(reader, step.project.id, step.period):
        template = _("The report for {month} is approved and stays as it is.")
        return template.format(month=period_words(step.period))
    month = capital(period_words(step.period))
    return _template(step).format(month=month, day=day_words(step.day))


def _template(step: StateChange) -> str:
    if step.pauses and step.holds:
        return _("{month} shows “on hold” and no colour; it never counts as green.")
    if step.pauses:
        return _("{month} stays as it is: the pause does not begin before {day}.")
    if step.holds and _began_before(step):
        return _("{month} no longer shows “on hold”; the months before it do.")
    if step.holds:
        return _("{month} no longer shows “on hold”.")
    return _("{month} still shows “on hold”: the project is not resumed before {day}.")


def _began_before(step: StateChange) -> bool:
    """Whether the pause that ends began in a month before the shown one."""
    since = step.project.state_from
    return since is not None and Period.of(since) < step.period

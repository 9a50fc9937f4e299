"""The words in the cells of the portfolio: beneath a name, in a tooltip, for a lamp."""

from __future__ import annotations

from itertools import groupby

from portfolio_desktop.domain.project import LifecycleState, ProjectKind
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.lamps import LampValue
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.words import date_words, delay_words, kind_word, state_word
from portfolio_desktop.ui.words import capital


def lamp_words(value: LampValue) -> str:
    """The lamp in words; of a draft both what it shows and that it is one."""
    if value.draft is not None and value.seen.word:
        return _("{what}: {value}").format(what=value.seen.word, value=value.word)
    return value.word or _("not reported")


def beneath_name(row: PortfolioRow) -> str:
    """The lead, and the state where it is not the ordinary one."""
    parts = [capital(kind_word(row.kind))] if row.kind is ProjectKind.PROGRAMME else []
    parts += [row.lead_name] if row.lead_name else []
    parts += [state_word(row.state)] if row.state is not LifecycleState.ACTIVE else []
    parts += [_("archived")] if row.archived else []
    return capital(" · ".join(parts))


def approved_delay(row: PortfolioRow) -> str:
    """Beneath the delay against the original plan, where the approved plan tells another story."""
    if row.delay_approved is None or row.delay_approved == row.delay_original:
        return ""
    if row.delay_approved == 0:
        return _("as approved")
    return _("{delay} appr.").format(delay=delay_words(row.delay_approved))


def delay_tip(row: PortfolioRow) -> str:
    named = (
        (_("Against the original plan: {delay}"), row.delay_original),
        (_("Against the approved plan: {delay}"), row.delay_approved),
    )
    lines = [
        words.format(delay=delay_words(months) or _("on time"))
        for words, months in named
        if months is not None
    ]
    if row.late:
        lines.append(_("The end date has passed and no later one is given: the delay grows"))
    return "\n".join(lines)


def dates_tip(row: PortfolioRow) -> str:
    named = (
        (_("Original: {date}"), row.original_end),
        (_("Approved: {date}"), row.approved_end),
        (_("Forecast: {date}"), row.forecast_end),
        (_("Actual: {date}"), row.actual_end),
    )
    return "\n".join(
        words.format(date=date_words(value)) for words, value in named if value is not None
    )


def trend_words(row: PortfolioRow) -> str:
    """Runs of equal months, oldest first: "grøn × 6, gul × 6"."""
    runs = groupby(row.trend, key=lambda value: lamp_words(value))
    return ", ".join(f"{word} × {len(list(months))}" for word, months in runs)

"""What is read of a lamp or of remarks in the grid, aloud and under the mouse."""

from __future__ import annotations

from portfolio_desktop.domain.choices import ReportStage
from portfolio_desktop.environment.texts import _
from portfolio_desktop.services.lamps import LampValue, copy_words
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.ui.words import capital


def lamp_words(value: LampValue) -> str:
    """The lamp in words; of a draft both what it shows and that it is one."""
    if value.draft is not None and value.seen.word:
        return _("{what}: {value}").format(what=value.seen.word, value=value.word)
    return value.word or _("not reported")


def is_draft(row: PortfolioRow) -> bool:
    return row.stage is ReportStage.DRAFT


def remarks_words(row: PortfolioRow) -> str:
    """The remarks; those of a draft are said to be its."""
    if not is_draft(row):
        return row.remarks
    return "\n".join(filter(None, (capital(copy_words()), row.remarks)))

"""The words for actions, risks and disputes beside those of their choices (`board_words`)."""

from __future__ import annotations

from portfolio_desktop.domain.board_choices import RiskKind, Trend
from portfolio_desktop.domain.risk_rules import RiskLevel
from portfolio_desktop.environment.texts import ngettext, pgettext
from portfolio_desktop.services.board_words import board_word

_DAYS_OF_MONTH, _TOLD_IN_MONTHS = 30, 2


def moved_words(times: int) -> str:
    """ "flyttet 2 gange"; "" for never."""
    if not times:
        return ""
    return ngettext("moved {count} time", "moved {count} times", times).format(count=times)


def overdue_words(days: int) -> str:
    """ "3 dage over fristen", from two months on "2 måneder over fristen"; "" for none."""
    if not days:
        return ""
    months = days // _DAYS_OF_MONTH
    if months >= _TOLD_IN_MONTHS:
        words = ngettext("{count} month overdue", "{count} months overdue", months)
        return words.format(count=months)
    return ngettext("{count} day overdue", "{count} days overdue", days).format(count=days)


def concern_word(kind: RiskKind | None) -> str:
    """As inside a sentence: "risiko", "problem"; None is a dispute, "tvist"."""
    return pgettext("risk", "dispute") if kind is None else board_word(kind)


def trend_words(trend: Trend | None) -> str:
    """With an arrow before the word: "↗ stigende"; "" where nothing is said."""
    if trend is None:
        return ""
    sign = {Trend.FALLING: "↘", Trend.STEADY: "→", Trend.RISING: "↗"}[trend]
    return f"{sign} {board_word(trend)}"


def level_word(level: RiskLevel) -> str:
    """As inside a sentence: "høj"."""
    return {
        RiskLevel.LOW: pgettext("risk level", "low"),
        RiskLevel.MEDIUM: pgettext("risk level", "medium"),
        RiskLevel.HIGH: pgettext("risk level", "high"),
    }[level]


def probability_word(value: int) -> str:
    """What a probability of 1 to 5 is called."""
    names = (
        pgettext("probability", "very unlikely"),
        pgettext("probability", "unlikely"),
        pgettext("probability", "possible"),
        pgettext("probability", "likely"),
        pgettext("probability", "very likely"),
    )
    return names[value - 1]


def consequence_word(value: int) -> str:
    """What a consequence of 1 to 5 is called."""
    names = (
        pgettext("consequence", "negligible"),
        pgettext("consequence", "minor"),
        pgettext("consequence", "moderate"),
        pgettext("consequence", "serious"),
        pgettext("consequence", "very serious"),
    )
    return names[value - 1]


def cases_words(cases: int | None) -> str:
    """ "17 sager"; "" where they are not counted."""
    if cases is None:
        return ""
    return ngettext("{count} case", "{count} cases", cases).format(count=cases)

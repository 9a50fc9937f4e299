"""The words for actions, risks and disputes, in the active language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from portfolio_desktop.domain.board_choices import (
    ActionKind,
    ActionState,
    RiskKind,
    RiskResponse,
    ScopeClaim,
    Trend,
)
from portfolio_desktop.domain.risk_rules import RiskLevel
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.words import day_words

if TYPE_CHECKING:
    from portfolio_desktop.domain.meetings import Forum, Meeting


def action_kind_word(kind: ActionKind) -> str:
    """As inside a sentence: "tilsagn"."""
    return {
        ActionKind.COMMITMENT: pgettext("action", "commitment"),
        ActionKind.ACTION: pgettext("action", "action"),
    }[kind]


def action_state_word(state: ActionState) -> str:
    """As inside a sentence: "ikke holdt"."""
    return {
        ActionState.OPEN: pgettext("action", "open"),
        ActionState.KEPT: pgettext("action", "kept"),
        ActionState.NOT_KEPT: pgettext("action", "not kept"),
        ActionState.DROPPED: pgettext("action", "dropped"),
    }[state]


def moved_words(times: int) -> str:
    """ "flyttet 2 gange"; "" for never."""
    if not times:
        return ""
    return ngettext("moved {count} time", "moved {count} times", times).format(count=times)


def overdue_words(days: int) -> str:
    """ "3 dage over fristen"; "" for none."""
    if not days:
        return ""
    return ngettext("{count} day overdue", "{count} days overdue", days).format(count=days)


def risk_kind_word(kind: RiskKind) -> str:
    return {
        RiskKind.RISK: pgettext("risk", "risk"),
        RiskKind.ISSUE: pgettext("risk", "issue"),
    }[kind]


def dispute_word() -> str:
    """As inside a sentence, beside those of `risk_kind_word`."""
    return pgettext("risk", "dispute")


def response_word(response: RiskResponse) -> str:
    return {
        RiskResponse.AVOID: pgettext("risk response", "avoid"),
        RiskResponse.REDUCE: pgettext("risk response", "reduce"),
        RiskResponse.TRANSFER: pgettext("risk response", "transfer"),
        RiskResponse.ACCEPT: pgettext("risk response", "accept"),
    }[response]


def trend_word(trend: Trend) -> str:
    return {
        Trend.FALLING: pgettext("trend", "falling"),
        Trend.STEADY: pgettext("trend", "steady"),
        Trend.RISING: pgettext("trend", "rising"),
    }[trend]


def trend_sign(trend: Trend | None) -> str:
    """An arrow beside the words; "" where nothing is said."""
    if trend is None:
        return ""
    return {Trend.FALLING: "↘", Trend.STEADY: "→", Trend.RISING: "↗"}[trend]


def scope_word(scope: ScopeClaim) -> str:
    return {
        ScopeClaim.IN_SCOPE: pgettext("scope", "in scope"),
        ScopeClaim.OUT_OF_SCOPE: pgettext("scope", "out of scope"),
        ScopeClaim.DISPUTED: pgettext("scope", "disputed"),
    }[scope]


def level_word(level: RiskLevel) -> str:
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


def meeting_name(meeting: Meeting, forums: Mapping[str, Forum]) -> str:
    """The meeting in short, with its board and day: "RSI-kredsen 10. nov. 2023"."""
    forum = forums.get(meeting.forum_id or "")
    board = (forum.short_name or forum.name) if forum is not None else ""
    called = meeting.title or board or pgettext("meeting", "Meeting")
    named = f"{called} {meeting.number}" if meeting.number and not meeting.title else called
    if meeting.held_on is None:
        return named
    return _("{what} {day}").format(what=named, day=day_words(meeting.held_on))

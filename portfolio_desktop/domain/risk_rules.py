"""How grave a risk is: probability times consequence, and the three levels of the matrix."""

from __future__ import annotations

from enum import StrEnum

from portfolio_desktop.domain.risks import Risk

LEAST, MOST = 1, 5
"""Probability and consequence are whole numbers between these."""
_MEDIUM_FROM, _HIGH_FROM = 6, 15


class RiskLevel(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


def score(risk: Risk) -> int | None:
    """Probability times consequence, 1 to 25; None while either is not assessed."""
    if risk.probability is None or risk.consequence is None:
        return None
    return risk.probability * risk.consequence


def level_of(points: int) -> RiskLevel:
    """The level of a score: high from 15, medium from 6."""
    if points >= _HIGH_FROM:
        return RiskLevel.HIGH
    return RiskLevel.MEDIUM if points >= _MEDIUM_FROM else RiskLevel.LOW


def level(risk: Risk) -> RiskLevel | None:
    """None while it is not assessed."""
    points = score(risk)
    return None if points is None else level_of(points)


def gravity_key(risk: Risk) -> tuple[bool, int, int, str, str]:
    """The gravest first, the one with the graver consequence before an equal one; what is not
    assessed stands last.
    """
    points = score(risk)
    return (points is None, -(points or 0), -(risk.consequence or 0), risk.number, risk.id)


def lacks_treatment(risk: Risk) -> bool:
    """Open and grave enough to be worth it (medium or high), but without an owner or a response."""
    if risk.ended_on is not None or level(risk) in {None, RiskLevel.LOW}:
        return False
    return not risk.owner.strip() or (risk.response is None and not risk.response_note.strip())

"""Which documents a phase change needs before it is decided (docs/phase-documents.md).

A project begins on a project basis, is carried out by an initiation document (PID), and goes over
to realising its benefits with a closing report. A project above ten million kroner has had its
risks assessed before it buys or builds anything. What is missing is told, and stops nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from portfolio_desktop.domain.board_choices import DocumentKind
from portfolio_desktop.domain.money import Money

RISK_ASSESSED_ABOVE = 10_000_000_00
"""Øre: budgets above it need a risk assessment."""

NEEDED_INTO: Mapping[str, tuple[DocumentKind, ...]] = MappingProxyType(
    {
        "analysis": (DocumentKind.PROJECT_BASIS,),
        "procurement": (DocumentKind.PROJECT_BASIS,),
        "execution": (DocumentKind.PID,),
        "realisation": (DocumentKind.CLOSING_REPORT,),
    }
)
"""By the key of the phase that is entered; a phase of the register's own needs none."""

_RISKY = frozenset({"procurement", "execution"})
"""The phases in which the money is spent."""


def needed_documents(phase: str, budget: Money | None) -> tuple[DocumentKind, ...]:
    """What entering the phase needs, with a budget of so much."""
    needed = NEEDED_INTO.get(phase, ())
    dear = budget is not None and budget.ore > RISK_ASSESSED_ABOVE
    if phase in _RISKY and dear:
        return (*needed, DocumentKind.RISK_ASSESSMENT)
    return needed

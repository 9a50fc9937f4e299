"""What a benchmark hands back: its runs, and its ratios with the bounds that are promised."""

from __future__ import annotations

import json
import sys
from typing import Any

Claim = dict[str, Any]
Result = dict[str, list[dict[str, Any]]]
"""`runs` are the figures behind the `ratios`, of which each is a claim."""


def at_most(what: str, ratio: float, most: float, *, digits: int = 2) -> Claim:
    return {"what": what, "ratio": round(ratio, digits), "at_most": most}


def at_least(what: str, ratio: float, least: float, *, digits: int = 2) -> Claim:
    return {"what": what, "ratio": round(ratio, digits), "at_least": least}


def holds(claim: Claim) -> bool:
    """Whether the ratio is within its bound."""
    low, high = claim.get("at_least", float("-inf")), claim.get("at_most", float("inf"))
    return bool(low <= claim["ratio"] <= high)


def told(result: Result) -> int:
    """Print it as JSON; the exit code says whether every claim holds."""
    json.dump(result, sys.stdout, indent=2, ensure_ascii=False)
    print()
    return 0 if all(holds(claim) for claim in result["ratios"]) else 1

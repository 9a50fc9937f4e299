"""Where a remark counts the participants otherwise than their own reports do."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.domain.remark_shares import Share, named_shares
from portfolio_desktop.domain.roll_up import Lamps, overall_of
from portfolio_desktop.domain.status import OVERALL, Colour
from portfolio_desktop.services.roll_ups import participants_lamps
from portfolio_desktop.storage.reader import Reader

SHARE_DIFFERS = "check_share_differs"
"""params: count and total (as the remark says), named (the colour), dimension, reported (how many
participants report it)."""


def share_problems(
    reader: Reader, period: Period, remarks: Mapping[str, str]
) -> dict[str, list[Problem]]:
    """By project id what the participants' own reports contradict; `remarks` are those of the month
    by project id.

    Nothing is said before all that take part have reported, nor where the remark counts another
    number of participants than take part: it may then speak of others.
    """
    said = {project: shares for project, text in remarks.items() if (shares := named_shares(text))}
    if not said:
        return {}
    lamps = participants_lamps(reader, period, said)
    return {
        project: found
        for project, shares in said.items()
        if (found := _differing(shares, lamps.get(project, {})))
    }


def _differing(shares: Collection[Share], lamps: Mapping[str, Lamps]) -> list[Problem]:
    return [
        Problem(
            SHARE_DIFFERS,
            "remarks",
            {
                "count": share.count,
                "total": share.total,
                "named": str(share.colour),
                "dimension": share.dimension,
                "reported": reported,
            },
        )
        for share in shares
        if (reported := _reporting(share, lamps)) not in {None, share.count}
    ]


def _reporting(share: Share, lamps: Mapping[str, Lamps]) -> int | None:
    """How many report the colour; None where that is not known for certain."""
    colours = [_colour(given, share.dimension) for given in lamps.values()]
    if len(colours) != share.total or None in colours:
        return None
    return colours.count(share.colour)


def _colour(lamps: Lamps, dimension: str) -> Colour | None:
    return overall_of(lamps) if dimension == OVERALL else lamps.get(dimension)

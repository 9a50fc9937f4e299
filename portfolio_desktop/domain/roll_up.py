"""What the reports of several participants suggest for a project's overall lamp (DOMAIN section 3).

Only a suggestion: the overall status is a judgement, and another colour needs a reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from portfolio_desktop.domain.status import OVERALL, Colour, RollUpRule, severity, worst

Lamps = Mapping[str, Colour | None]
"""One participant's lamps by dimension key, its overall one under `OVERALL`."""


class Suggestion(NamedTuple):
    """A colour with what it rests on.

    `deciding` are the participants that report it, in the order given; `dimensions` those in which
    they do, without `OVERALL`; `taking_part` says how many take part and `reporting` how many of
    them have reported a colour.
    """

    colour: Colour
    rule: RollUpRule
    deciding: tuple[str, ...]
    dimensions: tuple[str, ...]
    reporting: int
    taking_part: int


def overall_of(lamps: Lamps) -> Colour | None:
    """A participant's own overall colour, else the worst of its dimensions."""
    own = lamps.get(OVERALL)
    return own if own is not None else worst(lamps.values())


def suggest(reports: Mapping[str, Lamps], rule: RollUpRule) -> Suggestion | None:
    """The colour that the rule makes of the reports of all that take part.

    None where nobody has reported a colour, or the status is to be judged. Of two colours that
    equally many report the worse one stands.
    """
    colours = {who: overall_of(lamps) for who, lamps in reports.items()}
    given = [colour for colour in colours.values() if colour is not None]
    if not given or rule is RollUpRule.JUDGED:
        return None
    counted = Counter(given)
    colour = max(
        counted,
        key=severity if rule is RollUpRule.WORST else lambda each: (counted[each], severity(each)),
    )
    deciding = tuple(who for who, own in colours.items() if own is colour)
    dimensions = dict.fromkeys(
        key
        for who in deciding
        for key, lamp in reports[who].items()
        if lamp is colour and key != OVERALL
    )
    return Suggestion(colour, rule, deciding, tuple(dimensions), len(given), len(reports))

"""Cost-sharing keys at work: shares as they are typed, amounts divided to the last øre.

A share is a whole number of millionths. Nothing is ever scaled: a key whose shares do not come to
the whole divides nothing, and what is missing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from portfolio_desktop.domain.sharing import KeyShare

WHOLE = 1_000_000
"""All of it, in millionths."""

_SHARE = re.compile(r"(?P<whole>[0-9]{0,3})(?:[.,](?P<part>[0-9]+))?\s?(?P<percent>%)?")
_OF_ONE, _OF_HUNDRED = 6, 4
"""How many decimals a millionth has when the whole is one, and when it is a hundred."""

Shares = Mapping[str, int]
"""By participant id."""


class NoShare(StrEnum):
    """Why a text is not read as a share; the codes of what is refused."""

    NOT_A_SHARE = "share_unread"
    FINER_THAN_MILLIONTH = "share_finer"
    TOO_LARGE = "share_too_large"


def read_share(text: str) -> int | NoShare | None:
    """The millionths that a text names, None where it is empty.

    "31,21 %", "31,21" and ".3121" are the same: what is at most one, without a percent sign, is a
    part of one, as keys are often written.
    """
    tidy = " ".join(text.replace("\u00a0", " ").split())
    if not tidy:
        return None
    found = _SHARE.fullmatch(tidy)
    if found is None or not (found["whole"] or found["part"]):
        return NoShare.NOT_A_SHARE
    whole, part = found["whole"] or "0", (found["part"] or "").rstrip("0")
    of_one = not found["percent"] and (int(whole) == 0 or (int(whole) == 1 and not part))
    decimals = _OF_ONE if of_one else _OF_HUNDRED
    if len(part) > decimals:
        return NoShare.FINER_THAN_MILLIONTH
    share = int(whole + part.ljust(decimals, "0"))
    return share if share <= WHOLE else NoShare.TOO_LARGE


def divided(ore: int, shares: Shares) -> dict[str, int]:
    """An amount by a key whose shares come to the whole: the parts come to exactly the amount.

    Each part is rounded down, and the øre that are left go to those that lost most by it (of
    equals, to the larger share, then by id), so that equal keys divide equally on every machine.
    A negative amount is divided as the positive one. ValueError for another key.
    """
    if sum(shares.values()) != WHOLE:
        raise ValueError("the shares do not come to the whole")
    sign, amount = (-1, -ore) if ore < 0 else (1, ore)
    parts = {party: divmod(amount * share, WHOLE) for party, share in shares.items()}
    left = amount - sum(part for part, _lost in parts.values())
    turn = sorted(parts, key=lambda party: (-parts[party][1], -shares[party], party))
    given = frozenset(turn[:left])
    return {party: sign * (part + (party in given)) for party, (part, _lost) in parts.items()}


@dataclass(frozen=True, slots=True)
class Part:
    """One participant's part of an amount, in øre; `own` already stands under it."""

    participant_id: str
    share: int
    part: int
    own: int

    @property
    def to_collect(self) -> int:
        """Negative where more stands under it than its part."""
        return self.part - self.own


def to_collect(ore: int, shares: Shares, own: Mapping[str, int]) -> tuple[Part, ...]:
    """What each participant is to pay of an amount, besides what stands under it already.

    Who has no share but has paid gets that back: the sum is what nobody has paid yet.
    """
    parts = divided(ore, shares)
    everyone = dict.fromkeys((*shares, *own))
    return tuple(
        Part(party, shares.get(party, 0), parts.get(party, 0), own.get(party, 0))
        for party in everyone
    )


def shares_by_year(rows: Iterable[KeyShare]) -> dict[int, dict[str, int]]:
    """The shares of one key, year by year; of nobody with none."""
    found: dict[int, dict[str, int]] = {}
    for row in sorted(rows, key=lambda row: (row.year, row.participant_id)):
        if row.share:
            found.setdefault(row.year, {})[row.participant_id] = row.share
    return found

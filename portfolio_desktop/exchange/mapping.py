"""Which column of a table is used as what, proposed by the program or said by the user."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from portfolio_desktop.domain.date_words import MONTHS
from portfolio_desktop.domain.money import Money, read_money
from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.exchange.column_titles import (
    LIGHT,
    Guess,
    Target,
    dimension_words,
    guesses,
    is_known,
    is_lamp,
    is_personal,
    letter_lights,
    plain_title,
)
from portfolio_desktop.exchange.period_text import month_number, read_period


class ColumnNote(StrEnum):
    """Why a column is not used, or why its use should be looked at."""

    EMPTY = "column.empty"
    PICTURES = "column.pictures"
    """Nothing stands in it but pictures or drawn shapes."""
    UNKNOWN = "column.unknown"
    PERSONAL = "column.personal"
    TAKEN = "column.taken"
    """Another column fits the same use better."""
    NO_LAMPS = "column.no_lamps"
    """The heading promises lamps, but none could be read in it."""
    NO_AMOUNTS = "column.no_amounts"
    """The heading promises money, but nothing in it is an amount in kroner."""
    BY_CHOICE = "column.by_choice"
    GUESSED = "column.guessed"
    """Used, but on a weaker sign than a known heading."""
    TWIN = "column.twin"
    """Used, but another column has the very same heading."""

    @property
    def doubts_a_use(self) -> bool:
        """Whether it stands beside a use rather than instead of one."""
        return self in (ColumnNote.GUESSED, ColumnNote.TWIN)


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """What mapping needs to know of a column: its headings from the nearest row upwards, and how
    many of its cells hold anything, a lamp, an amount, a long text, something like "17-1", or
    nothing but a picture.
    """

    titles: tuple[str, ...]
    filled: int = 0
    lamps: int = 0
    amounts: int = 0
    long: int = 0
    numbers: int = 0
    pictures: int = 0

    @property
    def title(self) -> str:
        """The headings as one text, the topmost first, each said once."""
        return " ".join(dict.fromkeys(t.strip() for t in reversed(self.titles) if t.strip()))


@dataclass(frozen=True, slots=True)
class ColumnUse:
    """One column (counted from 0) and the `Target` or "light.<dimension>" it is used as, "" for
    none. A note beside a use is a doubt, beside no use its reason.
    """

    index: int
    title: str
    target: str = ""
    note: ColumnNote | None = None


_ENOUGH_KNOWN = 2
"""So many headings known by heart make it worth while to look for misspelt ones."""

_AROUND_MONTHS = frozenset(
    ("status", "pr", "per", "ultimo", "medio", "primo", "for", "i", "as", "of", "end", "den", "d")
)

_NUMBER = re.compile(r"[A-Za-zÆØÅæøå]{0,4}[- ]?\d{1,4}[-./–]\s*\d{1,4}[a-z]?")


def looks_like_amount(text: str) -> bool:
    """Whether a text is an amount in kroner, or a bare number."""
    return isinstance(read_money(text), Money)


def looks_like_number(text: str) -> bool:
    """Whether a short text is a project number such as "22-3" or "P 17-1"."""
    return _NUMBER.fullmatch(text.strip()) is not None


def recognise(
    columns: Sequence[ColumnFacts], dimensions: Sequence[Dimension]
) -> tuple[ColumnUse, ...]:
    """The proposed use of every column, in their order.

    Each target is given to one column only, the one whose heading fits best, the first among
    equals; what is a lamp column by its heading but holds no lamp is not used.
    """
    lights = dimension_words(dimensions)
    letters = letter_lights([c.titles[0] if c.titles else "" for c in columns], dimensions)
    months = _month_columns(columns)
    exact = sum(any(is_known(title, lights) for title in facts.titles) for facts in columns)
    twins = _twins(columns)
    words = _Headings(lights, letters, months, twins, similar=exact >= _ENOUGH_KNOWN)
    offers = sorted(
        (-guess.score, index, rank, guess.target)
        for index, facts in enumerate(columns)
        for rank, guess in enumerate(_offers(index, facts, words))
    )
    chosen: dict[int, Guess] = {}
    taken: set[str] = set()
    for negative, index, _, target in offers:
        if index not in chosen and target not in taken:
            chosen[index] = Guess(target, -negative)
            taken.add(target)
    offered = {index for _, index, _, _ in offers}
    uses = (
        _use(index, facts, chosen.get(index), index in offered)
        for index, facts in enumerate(columns)
    )
    return tuple(
        dataclasses.replace(use, note=ColumnNote.TWIN)
        if use.target and use.note is None and plain_title(use.title) in twins
        else use
        for use in uses
    )


def _twins(columns: Sequence[ColumnFacts]) -> frozenset[str]:
    """The headings that stand over more than one column with something in it."""
    titles = Counter(plain_title(facts.title) for facts in columns if facts.filled)
    return frozenset(title for title, count in titles.items() if title and count > 1)


def _use(index: int, facts: ColumnFacts, guess: Guess | None, offered: bool) -> ColumnUse:
    if guess is not None:
        note = ColumnNote.GUESSED if guess.score < 90 else None
        return ColumnUse(index, facts.title, guess.target, note)
    if not facts.filled:
        note = ColumnNote.PICTURES if facts.pictures else ColumnNote.EMPTY
        return ColumnUse(index, facts.title, "", note)
    if any(is_personal(title) for title in (*facts.titles, facts.title)):
        return ColumnUse(index, facts.title, "", ColumnNote.PERSONAL)
    if offered:
        return ColumnUse(index, facts.title, "", ColumnNote.TAKEN)
    return ColumnUse(index, facts.title, "", _why_unknown(facts))


def _why_unknown(facts: ColumnFacts) -> ColumnNote:
    promised = {guess.target for guess in guesses(facts.title, {}, similar=False)}
    if any(map(is_lamp, promised)) and not facts.lamps:
        return ColumnNote.NO_LAMPS
    if Target.BUDGET in promised and not facts.amounts:
        return ColumnNote.NO_AMOUNTS
    return ColumnNote.UNKNOWN


@dataclass(frozen=True, slots=True)
class _Headings:
    """What the headings of one table are compared with; `letters` and `months` by column."""

    lights: dict[str, str]
    letters: dict[int, str]
    months: dict[int, Guess]
    twins: frozenset[str]
    similar: bool


def _offers(index: int, facts: ColumnFacts, words: _Headings) -> list[Guess]:
    if not facts.filled or any(is_personal(title) for title in (*facts.titles, facts.title)):
        return []
    if index in words.letters:
        return [Guess(words.letters[index], 125)]
    if index in words.months:
        return [words.months[index]]
    found: dict[str, int] = {}
    for title in (*facts.titles[:1], facts.title, *facts.titles[1:]):
        for guess in guesses(title, words.lights, similar=words.similar):
            found[guess.target] = max(found.get(guess.target, 0), guess.score)
        if found:
            break
    offers = [
        guess for target, score in found.items() for guess in _by_content(target, score, facts)
    ]
    if found.get(Target.FORECAST) and plain_title(facts.title) not in words.twins:
        offers.append(Guess(Target.APPROVED, 55))
    return sorted(offers, key=lambda guess: -guess.score)


def _by_content(target: str, score: int, facts: ColumnFacts) -> list[Guess]:
    """A heading's meaning weighed against what stands under it."""
    if is_lamp(target):
        return _lamps_or(target, score, facts)
    if target == Target.BUDGET and (facts.lamps * 2 > facts.filled or not facts.amounts):
        return []
    if target == Target.NAME and facts.numbers * 2 > facts.filled:
        return [Guess(Target.NUMBER, min(score, 85))]
    return [Guess(target, score)]


def _lamps_or(target: str, score: int, facts: ColumnFacts) -> list[Guess]:
    """A lamp column, or what else stands under such a heading: money, or words."""
    if facts.lamps * 4 >= facts.filled and facts.lamps:
        return [Guess(target, score)]
    if target == LIGHT + "cost" and facts.amounts * 2 > facts.filled:
        return [Guess(Target.BUDGET, 58)]
    if target == Target.OVERALL and facts.long * 2 > facts.filled:
        return [Guess(Target.REMARKS, 58)]
    return [Guess(target, 50)] if facts.lamps else []


def _month_columns(columns: Sequence[ColumnFacts]) -> dict[int, Guess]:
    """Lamp columns headed by months ("Status sep 2023", "Oktober"): the last two of them.

    A single one is this month's where no other heading says so better.
    """
    dated = _dated_lamps(columns)
    if len(dated) < 2:
        return {index: Guess(Target.OVERALL, 99) for _, index in dated}
    if {1, 12} <= {month for month, _ in dated}:
        dated = [(month + 12 if month <= 6 else month, index) for month, index in dated]
    dated.sort()
    now, before = dated[-1], dated[-2]
    if now[0] == before[0]:
        return {}
    return {now[1]: Guess(Target.OVERALL, 118), before[1]: Guess(Target.PREVIOUS, 118)}


def _dated_lamps(columns: Sequence[ColumnFacts]) -> list[tuple[int, int]]:
    """(month, column) of the columns of lamps that are headed by a month; months count on."""
    dated: list[tuple[int, int]] = []
    for index, facts in enumerate(columns):
        lamps = facts.lamps and facts.lamps * 2 > facts.filled
        if not lamps or not _is_about_the_whole(facts.title):
            continue
        period, month = read_period(facts.title), month_number(facts.title)
        if period is not None:
            dated.append((period.year * 12 + period.month, index))
        elif month is not None and plain_title(facts.title) != "mar":
            dated.append((month, index))
    return dated


def _is_about_the_whole(title: str) -> bool:
    """Whether a month's heading names nothing beside it, or the status: not "Tid okt 2023"."""
    rest = [w for w in plain_title(title).split() if w not in MONTHS and not w.isdigit()]
    named = {guess.target for guess in guesses(" ".join(rest), {}, similar=False)}
    return not set(rest) - _AROUND_MONTHS or bool(named & {Target.OVERALL, Target.PREVIOUS})

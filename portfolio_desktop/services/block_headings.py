"""The headings of a block of amounts as spreadsheets have them: "K1 2026", "2026K1",
"1. kvt. 2026", "2026 i alt", "Budget (t.kr.)", "Region Nord".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from portfolio_desktop.domain.money import DANISH_MONEY, ENGLISH_MONEY, MoneyUnit, rules_of
from portfolio_desktop.services.economy import Part

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
_SHORT_YEAR = re.compile(r"(?<![0-9])'?([0-9]{2})(?![0-9])")
_QUARTER_WORD = r"(?:kvartal|kvt|kv|quarter|qtr)"
_QUARTER = re.compile(
    rf"(?<![0-9])([1-4])(?:\.|st|nd|rd|th)?\s*{_QUARTER_WORD}\b\.?"
    rf"|(?<![a-zæøå])(?:[kq]|{_QUARTER_WORD}\.?)\s*([1-4])(?![0-9])"
)
_LEVEL = re.compile(
    r"\b(?:pl|p/l|prisniveau|priser i)[.\s-]*((?:19|20)[0-9]{2})\b"
    r"|\b((?:19|20)[0-9]{2})[\s-]*(?:pl\b|p/l|prisniveau|priser|prices)"
)
_WHOLE_YEAR = re.compile(r"\b(?:i alt|ialt|total|hele|sum|samlet|in all|full year|whole)\b")
_FINER = re.compile(
    r"[0-9]|halv|half|\buge|\bweek|måned|month"
    r"|\b(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)"
)
"""What makes another time of a year: a half, a month, a day. Such a heading names no year."""
_PASSED_OVER = re.compile(r"mer-|mindre|afvig|differen|forskel|varian|over/under|rest\b")
_PARTS: tuple[tuple[re.Pattern[str], Part], ...] = (
    (re.compile(r"opgjort|as of"), Part.STATED_ON),
    (re.compile(r"prognos|forvent|skøn|estimat|forecast|expected"), Part.FORECAST),
    (re.compile(r"forbrug|faktisk|realiser|regnskab|spent|actual"), Part.ACTUAL),
    (re.compile(r"budget|bevilling|godkendt|approved"), Part.APPROVED),
)
_UNITS: tuple[tuple[re.Pattern[str], MoneyUnit], ...] = (
    (re.compile(r"\bmi(?:o|ll?)\b|million|\bmkr\b"), MoneyUnit.MILLIONS),
    (re.compile(r"\bt\.? ?kr|tusind|1[.,]?000 kr|\btdkk\b"), MoneyUnit.THOUSANDS),
    (re.compile(r"\bkr\b|\bdkk\b|kroner"), MoneyUnit.KRONER),
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What one heading says; what it does not say is empty. `quarter` 0 is the whole year.

    `level` is the year of a price level, `whole` is "in all" of a year that others name, and
    `passed_over` a figure that is reckoned. A `danish` unit stands over Danish numbers.
    """

    year: int = 0
    quarter: int | None = None
    part: Part | None = None
    party: str = ""
    unit: MoneyUnit | None = None
    level: int | None = None
    whole: bool = False
    passed_over: bool = False
    danish: bool = False

    @property
    def places(self) -> bool:
        """Whether it says where figures belong, or that they belong nowhere."""
        named = self.year or self.quarter or self.part or self.party
        return bool(named or self.whole or self.passed_over)

    def within(self, outer: Heading) -> Heading:
        """The same with what the outer heading says where this one does not."""
        return Heading(
            self.year or outer.year,
            outer.quarter if self.quarter is None else self.quarter,
            self.part or outer.part,
            self.party or outer.party,
            self.unit or outer.unit,
            self.level or outer.level,
            self.whole or outer.whole,
            self.passed_over or outer.passed_over,
            self.danish if self.unit else outer.danish,
        )


NO_HEADING = Heading()


def party_names(participants: Iterable[tuple[str, str, str]]) -> Mapping[str, str]:
    """By name and short name, as headings are compared, the id; of (id, name, short name)."""
    found: dict[str, str] = {}
    for row, name, short in participants:
        found |= {_plain(each): row for each in (name, short) if _plain(each)}
    return found


def read_heading(text: str, parties: Mapping[str, str]) -> Heading:
    """What a heading says; a Heading that says nothing where it is no heading we know."""
    words = _plain(text)
    if not words:
        return NO_HEADING
    if words in parties:
        return Heading(party=parties[words])
    level = _LEVEL.search(words)
    year, quarter, rest = _period(words.replace(level[0], " ") if level else words)
    unit, rest = _unit(rest)
    if _FINER.search(rest):
        year, quarter = 0, None
    passed_over = bool(_PASSED_OVER.search(rest))
    whole = not year and quarter is None and bool(_WHOLE_YEAR.search(rest))
    part = None if passed_over else next((part for each, part in _PARTS if each.search(rest)), None)
    prices = int(level[1] or level[2]) if level else None
    party = _party_in(rest, parties, part)
    danish = unit is not None and rules_of(words, ENGLISH_MONEY) is DANISH_MONEY
    return Heading(year, quarter, part, party, unit, prices, whole, passed_over, danish)


def _period(words: str) -> tuple[int, int | None, str]:
    """Year, quarter, and the words without them. The whole year is named as such or by itself."""
    found = _QUARTER.search(words)
    quarter = int(found[1] or found[2]) if found else None
    rest = words.replace(found[0], " ", 1) if found else words
    year = _YEAR.search(rest) or (_SHORT_YEAR.fullmatch(rest.strip(" .-–/'")) if found else None)
    if year is None:
        return 0, quarter, rest
    rest = rest.replace(year[0], " ", 1)
    number = int(year[1]) if len(year[1]) == 4 else 2000 + int(year[1])
    return number, 0 if quarter is None else quarter, rest


def _unit(words: str) -> tuple[MoneyUnit | None, str]:
    """The unit, and the words without it."""
    for each, unit in _UNITS:
        if each.search(words):
            return unit, each.sub(" ", words)
    return None, words


def _party_in(rest: str, parties: Mapping[str, str], part: Part | None) -> str:
    """The participant that is left when the period is taken out: "Region Nord 2026"; beside a
    word for what the figures are it may stand anywhere: "Forbrug i Region Nord"."""
    left = rest.strip(" .,:;-–/()")
    if left in parties or part is None:
        return parties.get(left, "")
    named = [name for name in parties if re.search(rf"\b{re.escape(name)}(?!\w)", left)]
    return parties[max(named, key=len)] if named else ""


def _plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").lower().split())

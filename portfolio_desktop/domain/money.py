"""Amounts in Danish kroner: as typed, exact in øre, and printed. No floating point anywhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

from portfolio_desktop.domain.problems import Problem

if TYPE_CHECKING:
    from fractions import Fraction

Language = Literal["da", "en"]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in øre, with the words as typed and the year of its price level, if stated."""

    ore: int
    text: str = ""
    price_level: int | None = None


class NoAmount(StrEnum):
    """Why a text is not read as an amount; codes of the `Problem`s of `read_money`."""

    NOT_AN_AMOUNT = "money_not_an_amount"
    FOREIGN = "money_foreign"
    """Another currency than kroner. params: sign."""
    DECIMAL_POINT = "money_decimal_point"
    """Point and comma stand as in English, or in places where they mean nothing."""
    FINER_THAN_ORE = "money_finer_than_ore"
    TOO_LARGE = "money_too_large"
    MORE_WORDS = "money_more_words"
    """An amount, but also words that may change it: ca., 5-10, pr. år."""


@dataclass(frozen=True, slots=True)
class MoneyRules:
    """How numbers are written: Danish with a decimal comma, or English with a decimal point.

    `signs` are the currencies taken for kroner, in small letters.
    """

    decimal_comma: bool = True
    signs: frozenset[str] = frozenset({"kr", "kr.", "dkk", "d.kr."})


DANISH_MONEY = MoneyRules()
ENGLISH_MONEY = MoneyRules(decimal_comma=False)


class MoneyUnit(StrEnum):
    """What numbers without a unit count in, as it is written behind them."""

    KRONER = "kr."
    THOUSANDS = "t.kr."
    MILLIONS = "mio. kr."


LARGEST_ORE = 10**17
"""A thousand billion kroner; what fits a 64-bit whole number with room for sums."""

_UNITS: dict[str, int] = {
    unit: value
    for value, units in (
        (1_000, "tkr tkr. t.kr. t.kr tusind thousand"),
        (1_000_000, "mio mio. mill mill. mkr mkr. million millioner"),
        (1_000_000_000, "mia mia. milliard milliarder mrd mrd. billion"),
    )
    for unit in units.split()
}
_DANISH_WORD = (
    r"(?<![^\W\d_])(?:t\.?kr|tusind|mio|mill|millioner|mkr|mia|milliard|mrd|kr)(?![^\W\d_])"
)
_ANY_UNIT = "|".join(re.escape(unit) for unit in sorted(_UNITS, key=len, reverse=True))
_FOREIGN_SIGN = r"[$€£]|(?<![^\W\d_])(?:usd|euro?|gbp|sek|nok|cad|isk|chf)(?![^\W\d_])"
# Compiled, and kept by `re`, when an amount is first read: no start waits for them.
_LEVEL = (
    r"\s*\(?\s*(?:i\s)?(?:(?:pl|p/l|prisniveau)\.?[\s-]*(?P<one>(?:19|20)[0-9]{2})"
    r"|(?P<other>(?:19|20)[0-9]{2})[\s-]*(?:pl|p/l|prisniveau|priser|prices)\.?)\s*\)?$"
)
_MONEY = (
    r"(?P<minus>-\s?)?(?:(?P<before>[^0-9\s+-]+)\s?)?(?P<inner>-\s?)?\+?"
    r"(?P<number>[0-9](?:[0-9.,' ]*[0-9])?)(?:,-+)?\s?"
    rf"(?:(?P<unit>{_ANY_UNIT})(?:(?<=\.)|(?![^\W\d_])))?\s?(?P<after>[^0-9\s]+)?"
)


def read_money(text: str, rules: MoneyRules = DANISH_MONEY) -> Money | Problem:
    """The exact amount that `text` names, or why it names none for certain (`NoAmount`).

    "12,6 mio. kr.", "1.250 t.kr.", "8.400.000", "kr. 500,-", "12,6 mio. kr. (2023-pl)".
    """
    tidy = " ".join(text.replace("−", "-").replace("–", "-").replace("’", "'").lower().split())
    level = re.search(_LEVEL, tidy)
    found = tidy[: level.start()] if level else tidy
    foreign = next(
        (sign[0] for sign in re.finditer(_FOREIGN_SIGN, found) if sign[0] not in rules.signs), None
    )
    if foreign is not None:
        return Problem(NoAmount.FOREIGN, params={"sign": foreign})
    kroner = _kroner(found, rules)
    if isinstance(kroner, Problem):
        return kroner
    ore = kroner * 100
    if ore.denominator != 1:
        return Problem(NoAmount.FINER_THAN_ORE)
    if abs(ore) > LARGEST_ORE:
        return Problem(NoAmount.TOO_LARGE)
    year = (level["one"] or level["other"]) if level else None
    return Money(int(ore), text, int(year) if year else None)


def read_optional_money(text: str, rules: MoneyRules = DANISH_MONEY) -> Money | Problem | None:
    """As `read_money`, but None where the text is empty or blank."""
    return read_money(text, rules) if text.strip() else None


def rules_of(text: str, screen: MoneyRules) -> MoneyRules:
    """How the number in it is written: as in the language of its words, else as on the screen.

    "84,5 mio. kr." stays what it is when the screen speaks English.
    """
    return DANISH_MONEY if re.search(_DANISH_WORD, text.lower()) else screen


_ENGLISH_UNIT = {MoneyUnit.THOUSANDS: " thousand", MoneyUnit.MILLIONS: " million"}


def in_unit(text: str, unit: MoneyUnit, language: Language = "da") -> str:
    """The text with the unit behind it where it is a bare number: "12,6" as "12,6 mio. kr.".

    In English "12.6" is "12.6 million", so that it stays an English number; "12.600" may be a
    Danish one, so it stays bare and is no amount.
    """
    if not is_bare(text):
        return text
    if language == "da":
        return f"{text.strip()} {unit.value}"
    danish = re.search(r"\.[0-9]{3}\s*$", text)
    return text if danish else f"{text.strip()}{_ENGLISH_UNIT.get(unit, '')}"


def is_bare(text: str) -> bool:
    """Whether the text is a number and nothing else, so that it does not say what it counts in."""
    return bool(re.fullmatch(r"\s*[-−–+]?\s?[0-9][0-9.,'’ \u00a0\u202f]*\s*", text))


def _kroner(text: str, rules: MoneyRules) -> Fraction | Problem:
    match = re.fullmatch(_MONEY, text) if len(text) <= 60 else None
    if match is None:
        return _no_amount(text)
    if not {sign for sign in (match["before"], match["after"]) if sign} <= rules.signs:
        return _no_amount(text)
    number = _number(match["number"], rules, whole_kroner=match["unit"] is None)
    if isinstance(number, Problem):
        return number
    value = number * _UNITS.get(match["unit"] or "", 1)
    return -value if match["minus"] or match["inner"] else value


def _no_amount(text: str) -> Problem:
    return Problem(NoAmount.MORE_WORDS if re.search("[0-9]", text) else NoAmount.NOT_AN_AMOUNT)


def _number(text: str, rules: MoneyRules, *, whole_kroner: bool) -> Fraction | Problem:
    group, point = (".", ",") if rules.decimal_comma else (",", ".")
    whole, _, decimals = text.partition(point)
    grouped = re.fullmatch(rf"[0-9]{{1,3}}(?:[{re.escape(group)} '][0-9]{{3}})+", whole)
    plain = re.fullmatch("[0-9]+", whole)
    good_decimals = re.fullmatch("[0-9]+", decimals) if decimals else point not in text
    if not (grouped or plain) or not good_decimals:
        return Problem(NoAmount.DECIMAL_POINT)
    if whole_kroner and len(decimals) == 3:
        # "8,400" is eight thousand to an Englishman and eight kroner to nobody.
        return Problem(NoAmount.DECIMAL_POINT)
    from fractions import Fraction  # loads what no start of the program needs

    digits = re.sub("[^0-9]", "", whole)
    return Fraction(int(digits + decimals), 10 ** len(decimals))


def print_in_unit(ore: int, unit: MoneyUnit, language: Language) -> str:
    """The exact amount as a bare number of the unit: 12,600,000 kr. in thousands is "12.600"."""
    group, point = _SIGNS[language]
    whole, rest = divmod(abs(ore), _ORE[unit])
    decimals = f"{rest:0{len(str(_ORE[unit])) - 1}}".rstrip("0")
    if unit is MoneyUnit.KRONER and decimals:
        decimals = f"{rest:02}"
    number = f"{whole:,}".replace(",", group) + (point + decimals if decimals else "")
    return f"−{number}" if ore < 0 else number


_ORE = {
    MoneyUnit.KRONER: 100,
    MoneyUnit.THOUSANDS: 100_000,
    MoneyUnit.MILLIONS: 100_000_000,
}
_SIGNS: dict[Language, tuple[str, str]] = {"da": (".", ","), "en": (",", ".")}
_LARGE: tuple[tuple[int, dict[Language, str]], ...] = (
    (1_000_000_000, {"da": "mia.", "en": "billion"}),
    (1_000_000, {"da": "mio.", "en": "million"}),
)


def print_money(ore: int, language: Language) -> str:
    """The exact amount in words, with non-breaking spaces: "12,6 mio. kr.", "DKK 12.6 million".

    Millions and billions are used where three decimals hold the amount exactly; øre only where
    there are any. A negative amount has a minus sign.
    """
    minus = "−" if ore < 0 else ""
    amount = _large(abs(ore), language) or _plain(abs(ore), language)
    return f"{minus}{amount}\u00a0kr." if language == "da" else f"{minus}DKK\u00a0{amount}"


def _large(ore: int, language: Language) -> str | None:
    group, point = _SIGNS[language]
    for size, names in _LARGE:
        thousandths, rest = divmod(ore, size // 10)
        if ore >= size * 100 and rest == 0:
            whole, decimals = divmod(thousandths, 1000)
            tail = f"{decimals:03}".rstrip("0")
            number = f"{whole:,}".replace(",", group) + (point + tail if tail else "")
            return f"{number}\u00a0{names[language]}"
    return None


def _plain(ore: int, language: Language) -> str:
    group, point = _SIGNS[language]
    whole, rest = divmod(ore, 100)
    return f"{whole:,}".replace(",", group) + (f"{point}{rest:02}" if rest else "")

"""From what stands in a spreadsheet's cell to its text and value."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Context, Decimal, InvalidOperation
from functools import lru_cache

from portfolio_desktop.exchange.tables import CellNote, CellValue
from portfolio_desktop.exchange.xlsx_styles import date_letters

LONGEST_TEXT = 32_767
"""What a spreadsheet itself allows in one cell."""

_FIFTEEN_DIGITS = Context(prec=15)
_NO_SUCH_DAY = 60
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PIECE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|.')
_PLACES = frozenset("0#?")
_ASIDE = frozenset('"\\_*[-/() ')
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d)(:\d\d)?.*)?")


@dataclass(frozen=True, slots=True)
class Reading:
    text: str = ""
    value: CellValue = None
    note: CellNote | None = None


EMPTY = Reading()


def read_words(text: str) -> Reading:
    """Plain text, with the characters that XML cannot hold put back or left out."""
    if "_x" in text:
        text = _ESCAPED.sub(_unescaped, text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST_TEXT:
        return Reading(text[:LONGEST_TEXT], text[:LONGEST_TEXT], CellNote.CUT)
    return Reading(text, text)


def _unescaped(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return chr(code) if (code >= 32 or code in (9, 10, 13)) and not 0xD800 <= code < 0xE000 else ""


def read_value(kind: str, raw: str, number_format: str, *, from_1904: bool) -> Reading:
    """`kind` is the cell's type ("n", "b", "e", "d", "str"); shared texts are looked up before."""
    match kind:
        case "b":
            true = raw.strip() in {"1", "true"}
            return Reading("TRUE" if true else "FALSE", true)
        case "e":
            return Reading(raw, None, CellNote.ERROR)
        case "d":
            return _iso_date(raw)
        case "n" | "":
            return _number(raw.strip(), number_format, from_1904)
        case _:
            return read_words(raw)


def _iso_date(raw: str) -> Reading:
    match = _ISO.fullmatch(raw.strip())
    if match is None:
        return read_words(raw)
    try:
        day = date.fromisoformat(match[1])
    except ValueError:
        return read_words(raw)
    time = match[2] if match[2] not in (None, "00:00") else ""
    return Reading(f"{match[1]} {time}".strip(), day)


@lru_cache(maxsize=4096)
def _number(raw: str, number_format: str, from_1904: bool) -> Reading:
    try:
        number = Decimal(raw[:400])
    except InvalidOperation:
        return read_words(raw)
    if not number.is_finite() or abs(number.adjusted()) > 400:
        return read_words(raw)
    letters = date_letters(number_format)
    if letters:
        return _date_or_time(number, letters, from_1904)
    number = _FIFTEEN_DIGITS.create_decimal(number)
    if "%" in re.sub(r'"[^"]*"|\\.', "", number_format):
        return Reading(f"{plain_number(number * 100)}%", number)
    if number == number.to_integral_value() and abs(number.adjusted()) < 18:
        return Reading(shown_whole(int(number), number_format), int(number))
    return Reading(plain_number(number), number)


def shown_whole(number: int, number_format: str) -> str:
    """A whole number with the zeros and signs that its format puts around and between its digits,
    such as `00"-"0` and `"P"000`; without them where the format is of another kind.
    """
    pieces = _PIECE.findall(number_format.split(";", 1)[0])
    places = [piece for piece in pieces if piece in _PLACES]
    plain = all(piece in _PLACES or piece[0] in _ASIDE for piece in pieces)
    if number < 0 or not plain or not places:
        return plain_number(Decimal(number))
    zeros = len(places) - next((at for at, piece in enumerate(places) if piece == "0"), 0)
    digits = str(number).zfill(zeros).rjust(len(places))
    first = len(digits) - len(places) + 1
    taken = iter((digits[:first], *digits[first:]))
    return "".join(next(taken) if piece in _PLACES else _literal(piece) for piece in pieces).strip()


def _literal(piece: str) -> str:
    """What a part of a format shows: quoted and escaped signs, not what only makes room."""
    if piece[0] == '"':
        return piece[1:-1]
    if piece[0] == "\\":
        return piece[1:]
    return "" if piece[0] in "_*[" else piece


def plain_number(number: Decimal) -> str:
    """Without exponent where that is readable, without zeros that say nothing."""
    if number == 0:
        return "0"
    number = number.normalize()
    return f"{number:f}" if -8 <= number.adjusted() <= 20 else str(number)


def _date_or_time(number: Decimal, letters: str, from_1904: bool) -> Reading:
    """Days since the epoch of the file; the 1900 system counts a 29 February 1900 (as 60)."""
    days, part = divmod(number, 1)
    time = _time(part, seconds="s" in letters)
    if not set(letters) & set("yd") and letters != "m":
        return Reading(time, None)
    if number < 0 or days > 2_958_465:
        return Reading(plain_number(number), number)
    if not from_1904 and days == _NO_SUCH_DAY:
        return Reading("1900-02-29", None, CellNote.NO_SUCH_DATE)
    start = date(1904, 1, 1) if from_1904 else date(1899, 12, 30 if days > _NO_SUCH_DAY else 31)
    try:
        day = start + timedelta(days=int(days))
    except OverflowError:
        return Reading(plain_number(number), number)
    shown = f"{day.isoformat()} {time}" if part and "h" in letters else day.isoformat()
    return Reading(shown, day)


def _time(part: Decimal, *, seconds: bool) -> str:
    moment = datetime(2000, 1, 1) + timedelta(seconds=round(float(part) * 86_400))
    return f"{moment:%H:%M:%S}" if seconds else f"{moment:%H:%M}"

"""What a lamp cell says, by its word, its sign, its shading and the colour of its letters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from portfolio_desktop.domain.status import Colour, NoLight
from portfolio_desktop.exchange.lamp_colours import NO_SHADE, Shade, read_shade


class LampDoubt(StrEnum):
    """Why a lamp should be looked at before it is taken over."""

    ODD_COLOUR = "lamp.odd_colour"
    DISAGREES = "lamp.disagrees"
    SEVERAL = "lamp.several"
    LETTER = "lamp.letter"
    SIGN = "lamp.sign"
    ONLY_SHADE = "lamp.only_shade"
    UNKNOWN = "lamp.unknown"


@dataclass(frozen=True, slots=True)
class LampReading:
    """`colour` is the lamp. Without one `no_light` says which kind of none the cell itself names,
    NOT_STATED for a plain "N/A"; both None means that the cell says nothing at all.
    """

    colour: Colour | None = None
    no_light: NoLight | None = None
    doubt: LampDoubt | None = None

    @property
    def empty(self) -> bool:
        return self.colour is None and self.no_light is None


_COLOURS: dict[str, Colour] = {
    word: colour
    for colour, words in (
        (Colour.GREEN, "grøn grønt grønne grön groen green 🟢 🟩 💚 ✅"),
        (Colour.YELLOW, "gul gult gule gelb yellow amber 🟡 🟨 💛"),
        (Colour.RED, "rød rødt røde röd roed red 🔴 🟥 ❌"),
    )
    for word in words.split()
}
_LETTERS = {"g": Colour.GREEN, "y": Colour.YELLOW, "a": Colour.YELLOW, "r": Colour.RED}
_ODD_WORDS = {"orange": Colour.YELLOW, "🟠": Colour.YELLOW, "🟧": Colour.YELLOW}
_SIGNS = {
    "●": Colour.GREEN,
    "⬤": Colour.GREEN,
    "▲": Colour.YELLOW,
    "■": Colour.RED,
    "◼": Colour.RED,
}
"""The shapes this program draws and prints its lamps with."""
_OTHER_SIGNS = frozenset("○◯◉•⚫⚪◆◇□△▼▽★☆☻☺☹✔✓✗✘")

_NO_LIGHT: tuple[tuple[re.Pattern[str], NoLight], ...] = tuple(
    (re.compile(pattern), kind)
    for pattern, kind in (
        (r"(projektet er )?genoptaget\b.*|resumed\b.*", NoLight.RESUMED),
        (
            r"((er )?(sat )?p[åa] pause|pause(re)?t?|(sat )?i bero|on hold|paused)\b.*",
            NoLight.PAUSED,
        ),
        (r"(afsluttet|lukket|closed|completed)\b.*", NoLight.CLOSED),
        (r"(fortroligt?|confidential)\b.*", NoLight.CONFIDENTIAL),
        (
            r"(mangler( rapport| status| indmelding)?|ikke (modtaget|rapporteret|indmeldt)"
            r"|missing( report)?|not reported|report missing)",
            NoLight.MISSING,
        ),
        (
            r"((ingen|uden) (basisplan|godkendt plan|plan)|no (approved )?(baseline|plan))",
            NoLight.NO_BASELINE,
        ),
        (
            r"(n ?[/.]? ?a\.?|#n/a|i/r|ikke (relevant|oplyst|angivet)|ukendt|ingen( status)?"
            r"|not (applicable|available|stated|set)|none|no (light|status)|unknown|tbd|afventer"
            r"|[-–—−‐‑]+)",
            NoLight.NOT_STATED,
        ),
    )
)

_ARROW = re.compile(r"\s*(?:→|->|=>|⇒|➔|➜|►|>|\btil\b|\bto\b)\s*")
_TOKEN = re.compile(r"[^\W\d_]+|[^\w\s]")
_NEGATION = frozenset(("ikke", "not", "hverken", "ej"))


def plain(text: str) -> str:
    """Lower case, one space between words, no variation selectors or invisible signs."""
    text = unicodedata.normalize("NFC", text).replace("\ufe0f", "").replace("\ufe0e", "")
    text = re.sub("[\u200b-\u200f\u00ad\ufeff]", "", text)
    return " ".join(text.casefold().split())


def says_not_stated(text: str) -> bool:
    """Whether the cell says outright that nothing is known, rather than a bare "N/A"."""
    return plain(text) in ("ikke oplyst", "not stated")


def letters_used(texts: Iterable[str]) -> frozenset[str]:
    """What a column's cells hold, as `read_lamp` needs it to judge a lonely "G"."""
    return frozenset(plain(text) for text in texts)


def read_lamp(
    text: str,
    fill: str | None = None,
    font: str | None = None,
    column: frozenset[str] = frozenset(),
) -> LampReading:
    """The lamp of one cell; `fill` and `font` as `RRGGBB`, `column` from `letters_used`.

    A word goes before shading, since it is written on purpose and survives copying; where the two
    disagree that is a doubt. The colour of the letters counts where there is no word for a colour.
    """
    said = _read_words(plain(text), column)
    shade = read_shade(fill)
    letters = read_shade(font) if text.strip() else NO_SHADE
    if said.doubt is LampDoubt.SIGN and (shade.colour or letters.colour):
        return _by_colour(LampReading(), shade, letters)
    if said.colour is not None:
        return _with_shade(said, shade)
    if said.no_light is not None:
        doubt = LampDoubt.DISAGREES if shade.colour is not None and shade.certain else said.doubt
        return LampReading(None, said.no_light, doubt)
    seen = _by_colour(said, shade, letters)
    if seen == LampReading() and plain(text):
        return LampReading(doubt=LampDoubt.UNKNOWN)
    return seen


def _with_shade(said: LampReading, shade: Shade) -> LampReading:
    if shade.colour is None or said.doubt is LampDoubt.SEVERAL:
        return said
    if shade.colour is said.colour:
        return LampReading(said.colour)
    return LampReading(said.colour, None, LampDoubt.DISAGREES)


def _by_colour(said: LampReading, shade: Shade, letters: Shade) -> LampReading:
    """The lamp of a cell whose text names none."""
    seen = shade if shade.colour is not None else letters
    if seen.colour is None:
        odd = not (shade.certain and letters.certain)
        return LampReading(doubt=said.doubt or (LampDoubt.ODD_COLOUR if odd else None))
    if not seen.certain:
        return LampReading(seen.colour, None, LampDoubt.ODD_COLOUR)
    unread = said.doubt is LampDoubt.UNKNOWN
    return LampReading(seen.colour, None, LampDoubt.ONLY_SHADE if unread else said.doubt)


def _read_words(text: str, column: frozenset[str]) -> LampReading:
    if not text or set(text) <= _OTHER_SIGNS:
        return LampReading()
    for pattern, kind in _NO_LIGHT:
        if pattern.fullmatch(text):
            return LampReading(None, kind)
    if text in _COLOURS:
        return LampReading(_COLOURS[text])
    if text in _SIGNS:
        return LampReading(_SIGNS[text], None, LampDoubt.SIGN)
    letter = text.strip("().: ")
    if letter in _LETTERS:
        return LampReading(_LETTERS[letter], None, _letter_doubt(letter, column))
    return _read_sentence(text)


def _letter_doubt(letter: str, column: frozenset[str]) -> LampDoubt | None:
    """In Danish both grøn and gul begin with g; only a y or an a in the column settles it."""
    if letter != "g" or column & {"y", "a"}:
        return None
    return LampDoubt.LETTER


def _read_sentence(text: str) -> LampReading:
    """ "Grøn status", "gul → grøn", "● Gul": the one colour named, or the one arrived at."""
    named = _named(text)
    if not named:
        odd = [_ODD_WORDS[word] for word in _TOKEN.findall(text) if word in _ODD_WORDS]
        if len(odd) == 1:
            return LampReading(odd[0], None, LampDoubt.ODD_COLOUR)
        return LampReading(doubt=LampDoubt.UNKNOWN)
    if len(set(named)) == 1:
        unsure = _NEGATION & set(_TOKEN.findall(text))
        return LampReading(doubt=LampDoubt.UNKNOWN) if unsure else LampReading(named[0])
    steps = _ARROW.split(text)
    last = _named(steps[-1])
    if len(steps) > 1 and len(set(last)) == 1:
        return LampReading(last[0], None, LampDoubt.SEVERAL)
    return LampReading(doubt=LampDoubt.SEVERAL)


def _named(text: str) -> list[Colour]:
    return [_COLOURS[word] for word in _TOKEN.findall(text) if word in _COLOURS]

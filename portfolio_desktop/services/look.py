"""The organisation's colour and logo, kept in the register and printed on its papers."""

from __future__ import annotations

import base64
import binascii

from portfolio_desktop.domain.colours import contrast_on_white, read_colour, readable
from portfolio_desktop.environment.texts import Language, active_language, pgettext
from portfolio_desktop.services.look_values import SHIPPED_ACCENT, Logo, Look
from portfolio_desktop.services.settings import Json, keep, kept, kept_number
from portfolio_desktop.services.typed import refuse
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change, Label

ACCENT = "print_accent"
LOGO = "print_logo"

_MOST_BYTES = 400_000
_PNG = b"\x89PNG\r\n\x1a\n"


def look_of(reader: Reader) -> Look:
    """How papers are printed; as the program comes where nothing else is chosen."""
    return Look(_accent(kept(reader, ACCENT)), read_logo(kept(reader, LOGO)))


def contrast_words(colour: str) -> str:
    """A colour's contrast on white as one reads it: "6,1"."""
    number = f"{contrast_on_white(colour):.1f}"
    return number.replace(".", ",") if active_language() is Language.DANISH else number


def draft_word() -> str:
    """What stands across every page of a draft."""
    return pgettext("across a page", "DRAFT")


def _accent(value: Json) -> str:
    colour = read_colour(value) if isinstance(value, str) else ""
    return readable(colour) if colour else SHIPPED_ACCENT


def read_logo(value: Json) -> Logo | None:
    """The logo that was kept; None where there is none or it is no picture."""
    if not isinstance(value, dict):
        return None
    try:
        data = base64.b64decode(str(value.get("png", "")), validate=True)
    except (ValueError, binascii.Error):
        return None
    width, height = kept_number(value.get("width"), 0), kept_number(value.get("height"), 0)
    whole = data.startswith(_PNG) and len(data) <= _MOST_BYTES and width > 0 and height > 0
    return Logo(data, width, height) if whole else None


def use_accent(register: RegisterFile, typed: str) -> Change:
    """Print what stands out in this colour from now on; the program's own where nothing is typed.

    A RuleError refuses what is no colour, and one that is too pale for text on white: it names the
    nearest darker one.
    """
    colour = read_colour(typed) if typed.strip() else SHIPPED_ACCENT
    if not colour:
        raise refuse("accent_unread", "accent", text=typed.strip())
    if readable(colour) != colour:
        raise refuse("accent_pale", "accent", colour=colour, darker=readable(colour))
    if look_of(register.reader).accent == colour:
        return Change(None)
    return keep(register, ACCENT, colour, Label("print_accent", {"colour": colour}))


def use_logo(register: RegisterFile, logo: Logo | None) -> Change:
    """Print this logo on the front pages from now on, or none; a RuleError where it is too large
    a file."""
    before = look_of(register.reader).logo
    if logo == before:
        return Change(None)
    if logo is None:
        return keep(register, LOGO, None, Label("print_logo_removed"))
    if len(logo.data) > _MOST_BYTES:
        raise refuse("logo_large", "logo", most=_MOST_BYTES // 1000)
    png = base64.b64encode(logo.data).decode("ascii")
    value: Json = {"png": png, "width": logo.width, "height": logo.height}
    return keep(register, LOGO, value, Label("print_logo"))

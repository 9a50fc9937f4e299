"""The words a person sees: one gettext catalogue for window, report and command line.

Message ids are English with named placeholders that are filled *after* translation:
`_("Status for {number}").format(number=number)`. Nothing is translated at import.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from portfolio_desktop.environment.catalogue import Catalogue
from portfolio_desktop.environment.resources import resource

DOMAIN = "portfolio_desktop"


class Language(StrEnum):
    DANISH = "da"
    ENGLISH = "en"


class _Active:
    """The language of this process, chosen once at the start (and by tests)."""

    language = Language.ENGLISH
    catalogue: Catalogue | None = None


def use_language(language: Language) -> None:
    """Speak `language` from now on. English needs no catalogue: it is what the ids are."""
    _Active.language = language
    if language is Language.ENGLISH:
        _Active.catalogue = None
        return
    _Active.catalogue = Catalogue(resource("i18n", language.value, "LC_MESSAGES", f"{DOMAIN}.mo"))


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak `language` within the block, and as before after it. Nothing is waited for there."""
    before = _Active.language, _Active.catalogue
    try:
        if language is not _Active.language:
            use_language(language)
        yield
    finally:
        _Active.language, _Active.catalogue = before


def active_language() -> Language:
    return _Active.language


def _(message: str) -> str:
    catalogue = _Active.catalogue
    return message if catalogue is None else catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    catalogue = _Active.catalogue
    if catalogue is None:
        return singular if count == 1 else plural
    return catalogue.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """The translation of an ambiguous word: `pgettext("lamp", "Green")`."""
    catalogue = _Active.catalogue
    return message if catalogue is None else catalogue.pgettext(context, message)


def mark(message: str) -> str:
    """Mark a constant for the catalogue where it is written; translate it with `_` where shown."""
    return message

"""The words a person sees: one gettext catalogue for window, report and command line.

Message ids are English with named placeholders that are filled *after* translation:
`_("Status for {number}").format(number=number)`. Nothing is translated at import.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache

from portfolio_desktop.environment.catalogue import Catalogue
from portfolio_desktop.environment.resources import resource

DOMAIN = "portfolio_desktop"


class Language(StrEnum):
    DANISH = "da"
    ENGLISH = "en"


class _Active(threading.local):
    """The language of this process, chosen once at the start (and by tests), on the class; that of
    a thread which is `speaking` another, on what the thread has of it."""

    language = Language.ENGLISH
    catalogue: Catalogue | None = None


_ACTIVE = _Active()


@cache
def _catalogue_of(language: Language) -> Catalogue | None:
    """None for English: it is what the ids are."""
    if language is Language.ENGLISH:
        return None
    return Catalogue(resource("i18n", language.value, "LC_MESSAGES", f"{DOMAIN}.mo"))


def use_language(language: Language) -> None:
    """Speak `language` from now on."""
    _Active.language, _Active.catalogue = language, _catalogue_of(language)


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Speak `language` within the block, in this thread alone, and as before after it."""
    own = vars(_ACTIVE)
    before = dict(own)
    try:
        _ACTIVE.language, _ACTIVE.catalogue = language, _catalogue_of(language)
        yield
    finally:
        own.clear()
        own.update(before)


def active_language() -> Language:
    return _ACTIVE.language


def _(message: str) -> str:
    catalogue = _ACTIVE.catalogue
    return message if catalogue is None else catalogue.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    catalogue = _ACTIVE.catalogue
    if catalogue is None:
        return singular if count == 1 else plural
    return catalogue.ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """The translation of an ambiguous word: `pgettext("lamp", "Green")`."""
    catalogue = _ACTIVE.catalogue
    return message if catalogue is None else catalogue.pgettext(context, message)


def mark(message: str) -> str:
    """Mark a constant for the catalogue where it is written; translate it with `_` where shown."""
    return message

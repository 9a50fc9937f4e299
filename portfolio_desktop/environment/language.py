"""Which language this process speaks, and the one place that decides it."""

from __future__ import annotations

import os

from portfolio_desktop.environment.texts import Language

LANGUAGE_VARIABLE = "PORTFOLIO_DESKTOP_LANGUAGE"


def choose_language(named: str | None, preferred: Language = Language.DANISH) -> Language:
    """`named` on the command line, else the environment variable, else what is preferred.

    The system's own language is not asked: the register and its papers are Danish wherever the
    laptop was set up. A name we do not have counts as not named.
    """
    for name in (named, os.environ.get(LANGUAGE_VARIABLE)):
        if name in tuple(Language):
            return Language(name)
    return preferred

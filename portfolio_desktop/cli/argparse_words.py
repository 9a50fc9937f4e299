"""argparse's own words, in the language of the user."""

from __future__ import annotations

import gettext
import os

from portfolio_desktop.environment.resources import resource
from portfolio_desktop.environment.texts import DOMAIN, Language, mark

WORDS = (
    mark("usage: "),
    mark("positional arguments"),
    mark("options"),
    mark("show this help message and exit"),
    mark("the following arguments are required: %s"),
    mark("unrecognized arguments: %s"),
    mark("expected one argument"),
    mark("argument %(argument_name)s: %(message)s"),
    mark("invalid choice: %(value)r (choose from %(choices)s)"),
    mark("ignored explicit argument %r"),
)


def speak_to_argparse(language: Language) -> None:
    """argparse looks its words up through the process-wide gettext; lend it our catalogue.

    The language stands in `LANGUAGE`, as that gettext reads it; an import worker inherits it.
    """
    os.environ["LANGUAGE"] = language.value
    gettext.bindtextdomain(DOMAIN, str(resource("i18n")))
    gettext.textdomain(DOMAIN)

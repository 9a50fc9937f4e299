"""What the places of a drawing are called aloud, each of them once on the page."""

from __future__ import annotations

from portfolio_desktop.environment.texts import _, ngettext
from portfolio_desktop.services.overview_values import Figure
from portfolio_desktop.ui.words import count_words


def projects_words(count: int) -> str:
    """ "3 projekter"."""
    words = ngettext("{count} project", "{count} projects", count)
    return words.format(count=count_words(count))


def figure_name(part: str, figure: Figure) -> str:
    """ "Status måned for måned: røde i august 2023, 3 projekter"."""
    return _("{part}: {what}, {count}").format(
        part=part, what=figure.words, count=projects_words(figure.count)
    )


def figure_tip(figure: Figure) -> str:
    """ "3 projekter: røde i august 2023"."""
    return _("{what}: {value}").format(what=projects_words(figure.count), value=figure.words)


def project_name(part: str, number: str, name: str) -> str:
    """ "Forsinkelse mod den oprindelige plan: 17-1 Patologisk databank"."""
    return _("{what}: {value}").format(what=part, value=f"{number} {name}".strip())

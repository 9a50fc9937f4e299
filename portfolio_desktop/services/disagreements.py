"""Where a report's remarks and its lamps say different things, told while one writes."""

from __future__ import annotations

from collections.abc import Iterable

from portfolio_desktop.domain.checks import ProjectMonth, colours_differing
from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.status import Dimension
from portfolio_desktop.services.check_words import warning_sentence
from portfolio_desktop.services.share_checks import share_problems
from portfolio_desktop.storage.reader import Reader


def disagreements(
    reader: Reader, period: Period, month: ProjectMonth, dimensions: Iterable[Dimension]
) -> tuple[str, ...]:
    """A sentence for each; also in a draft, which the warnings before printing pass over."""
    project = month.project.id
    shares = share_problems(reader, period, {project: month.remarks}).get(project, ())
    shown = tuple(dimensions)
    return tuple(
        warning_sentence(problem, shown) for problem in (*colours_differing(month), *shares)
    )

"""The reasons given for lamps, as they stand before the remarks and in the summary's tables."""

from __future__ import annotations

from collections.abc import Iterator

from portfolio_desktop.domain.report import Report, ReportSource
from portfolio_desktop.domain.status import Colour, Dimension, severity
from portfolio_desktop.domain.text_changes import sentences
from portfolio_desktop.environment.texts import pgettext
from portfolio_desktop.services.lamps import NOTHING, LampValue
from portfolio_desktop.services.pack_basis import Basis
from portfolio_desktop.services.pack_values import Reason
from portfolio_desktop.services.portfolio import PortfolioRow
from portfolio_desktop.services.words import dimension_name


def printed_reasons(basis: Basis, row: PortfolioRow) -> tuple[Reason, ...]:
    """What the participants' reports make of the overall lamp and its reason first, then one for
    each dimension that is not green."""
    report = basis.reports.get(row.id)
    if report is None:
        return ()
    before = _comparable(basis, row)
    found = list(_rolled_up(basis, row))
    overall = report.overall_reason.strip()
    if overall:
        known = before.overall_reason if before is not None else ""
        label = pgettext("report", "Overall")
        found.append(Reason(label, overall, _is_new(basis, row, overall, known)))
    for dimension, lamp, text in _given(basis, row, report):
        if lamp.colour is not Colour.GREEN:
            known = basis.light_reasons.get((before.id, dimension.key), "") if before else ""
            new = _is_new(basis, row, text, known)
            found.append(Reason(dimension_name(dimension), text, new))
    return tuple(found)


def why(basis: Basis, row: PortfolioRow) -> str:
    """What the summary says of a lamp: the overall reason; else what the participants' reports make
    of it and the reasons of the dimensions that changed or are worst; only without any the first
    sentence of the remarks.
    """
    report = basis.reports.get(row.id)
    if report is not None:
        overall = report.overall_reason.strip()
        rolled_up = filter(None, (why_told(basis, row),))
        told = overall or " ".join((*rolled_up, *_deciding(basis, row, report)))
        if told:
            return told
    return "".join(sentences(row.remarks.strip())[:1]).strip()


def why_told(basis: Basis, row: PortfolioRow) -> str:
    """The beginning of `why` that is in the paper's own words; "" where people wrote all of it."""
    report = basis.reports.get(row.id)
    if report is None or report.overall_reason.strip():
        return ""
    return " ".join(reason.text for reason in _rolled_up(basis, row))


def _rolled_up(basis: Basis, row: PortfolioRow) -> Iterator[Reason]:
    """ "1 af 5 regioner rapporterer gul status på tid.", where the lamp is what their reports
    suggest and is not green; one that overrules them has its footnote."""
    made = basis.rolled_up.get((basis.options.period, row.id))
    if made is None or made.colour is Colour.GREEN or row.now.colour is not made.colour:
        return
    before = basis.rolled_up.get((basis.options.compared, row.id))
    known = before is not None and basis.lamp_before(row.id).colour is before.colour
    text = ended(made.because)
    new = _is_new(basis, row, text, ended(before.because) if before and known else "")
    yield Reason(pgettext("report", "Overall"), text, new, told=True)


def _deciding(basis: Basis, row: PortfolioRow, report: Report) -> Iterator[str]:
    earlier = basis.before.get(row.id)
    before = [pair.now for pair in earlier.lights] if earlier is not None else []
    was = dict(zip((each.key for each in basis.now.dimensions), before, strict=False))
    colours = [pair.now.colour for pair in row.lights if pair.now.colour is not None]
    worst = max(colours, key=severity, default=None)
    for dimension, lamp, text in _given(basis, row, report):
        changed = was.get(dimension.key, NOTHING).colour is not lamp.colour
        if changed or (lamp.colour is worst and worst is not Colour.GREEN):
            yield f"{dimension_name(dimension)}: {ended(text)}"


def _given(
    basis: Basis, row: PortfolioRow, report: Report
) -> Iterator[tuple[Dimension, LampValue, str]]:
    """The dimensions with a reason, in their order, with their lamps."""
    for dimension, pair in zip(basis.now.dimensions, row.lights, strict=True):
        text = basis.light_reasons.get((report.id, dimension.key), "")
        if text:
            yield dimension, pair.now, text


def _comparable(basis: Basis, row: PortfolioRow) -> Report | None:
    return basis.reports_before.get(row.id) if basis.comparable else None


def _is_new(basis: Basis, row: PortfolioRow, text: str, known: str) -> bool:
    """Against the compared report; one that only a table's lamp filled says nothing."""
    before = _comparable(basis, row)
    if not basis.comparable:
        return False
    if before is not None and before.source is ReportSource.TABLE and not before.remarks.strip():
        return False
    return " ".join(text.casefold().split()) != " ".join(known.casefold().split())


def ended(text: str) -> str:
    """`text` with a full stop, so that the next reason can follow."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."

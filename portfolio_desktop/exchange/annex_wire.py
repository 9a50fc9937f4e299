"""How the reading process hands over an annex: facts as JSON in the first line, then the PDF.

As in `wire`, the parent trusts none of it: what does not fit the values is a `WireError`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from portfolio_desktop.exchange.wire import WireError
from portfolio_desktop.services.annex_values import AnnexEntry, AnnexFacts, AnnexPage, AnnexProblem

_LONGEST = 20_000
"""Points: no page that a PDF may have is as long."""


@dataclass(frozen=True, slots=True)
class ReadAnnex:
    """What was found in an annex, and its pages as a PDF of their own where it can be bound in:
    upright, without anything that acts, and with structure where the facts say `tagged`. Where
    only its fonts or colours prevent that, the PDF is what may be attached in its place: the pages
    as they were, without anything that acts or tells of the maker.
    """

    facts: AnnexFacts
    pdf: bytes = field(default=b"", repr=False)


def refused(*problems: AnnexProblem) -> ReadAnnex:
    return ReadAnnex(AnnexFacts(problems=problems))


def annex_bytes(read: ReadAnnex) -> bytes:
    facts = read.facts
    data = {
        "problems": [each.value for each in facts.problems],
        "pages": [asdict(page) for page in facts.pages],
        "tagged": facts.tagged,
        "language": facts.language,
        "outline": [asdict(entry) for entry in facts.outline],
    }
    return json.dumps(data, separators=(",", ":")).encode("ascii") + b"\n" + read.pdf


def read_annex_answer(answer: bytes) -> ReadAnnex:
    """Raises `WireError` for anything that is no answer."""
    head, _end, pdf = answer.partition(b"\n")
    try:
        data = json.loads(head)
        pages = tuple(_page(each) for each in data["pages"])
        facts = AnnexFacts(
            pages=pages,
            tagged=bool(data["tagged"]),
            language=str(data["language"]),
            problems=tuple(AnnexProblem(each) for each in data["problems"]),
            outline=_outline(data["outline"], len(pages)),
        )
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise WireError(str(error)) from error
    if facts.can_be_cleaned != bool(pdf):
        raise WireError("pages and facts differ")
    return ReadAnnex(facts, pdf)


def _page(data: Mapping[str, Any]) -> AnnexPage:
    return AnnexPage(
        _length(data["width"]), _length(data["height"]), int(data["marks"]), str(data["text"])
    )


def _length(value: Any) -> float:
    length = float(value)
    if not math.isfinite(length) or not 0 < length < _LONGEST:
        raise ValueError("no length")
    return length


def _outline(data: Sequence[Mapping[str, Any]], pages: int) -> tuple[AnnexEntry, ...]:
    entries = tuple(
        AnnexEntry(int(each["level"]), str(each["title"]), int(each["page"]), float(each["top"]))
        for each in data
    )
    if any(not 0 <= each.page < pages or not math.isfinite(each.top) for each in entries):
        raise ValueError("outline leads nowhere")
    return entries

"""Which kind of no light a lamp without a colour is, from what stands around it."""

from __future__ import annotations

import re

from portfolio_desktop.domain.dates import ImpreciseDate, Precision, read_date
from portfolio_desktop.domain.status import NoLight

_RESUMED = re.compile(r"\b(er|blev|bliver|er nu) (nu )?genoptaget\b|\bgenoptages\b|\bresumed\b")
_PAUSED = re.compile(
    r"\bpå pause\b|\bpauseret\b|\bpauset\b|\bsat i bero\b|\bi bero\b|\bon hold\b|\bpaused\b"
)
_REPORTS_FROM = re.compile(
    r"(?:status)?rapporter\w*\s+(?:igen\s+)?(?:fra(?: og med)?\s+|i\s+)?(?P<date>[^;\n]{3,40})"
    r"|report\w*\s+(?:again\s+)?from\s+(?P<english>[^;\n]{3,40})",
    re.IGNORECASE,
)
_IDEA = "idea"


def no_light_kind(phase: str, remarks: str, purpose: str) -> NoLight:
    """The kind behind a bare "N/A": no plan yet in the idea phase, else what the texts say.

    Remarks go before the purpose, which may describe an earlier state.
    """
    if phase == _IDEA:
        return NoLight.NO_BASELINE
    for text in (remarks.casefold(), purpose.casefold()):
        if _RESUMED.search(text):
            return NoLight.RESUMED
        if _PAUSED.search(text):
            return NoLight.PAUSED
    return NoLight.NOT_STATED


def reports_from(text: str) -> ImpreciseDate | None:
    """When a resumed project says that it reports again ("… rapporterer fra ultimo 2023")."""
    for match in _REPORTS_FROM.finditer(text):
        words = (match["date"] or match["english"]).split()
        for count in range(min(len(words), 5), 0, -1):
            date = read_date(" ".join(words[:count]).strip(" ,)."))
            if date.precision not in (Precision.UNREAD, Precision.NONE):
                return date
    return None

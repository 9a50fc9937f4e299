"""Phases, lifecycle states and kinds of project as tables word them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from portfolio_desktop.domain.project import LifecycleState, Phase, ProjectKind
from portfolio_desktop.exchange.column_titles import plain_title

_PHASE_WORDS: dict[str, str] = {
    "idea": "ide|idéfase|idefase|idéfasen|forslag|initiering|concept|initiation",
    "analysis": "analysefase|analysefasen|foranalyse|planlægning|planning|analyze",
    "procurement": "anskaffelsesfase|anskaffelsesfasen|udbud|indkøb|tender|acquisition",
    "execution": (
        "gennemførsel|gennemføring|gennemførelsesfase|gennemførelsesfasen|gennemførselsfasen"
        "|gennemførelsesfasen|udførelse|implementering|implementation|execute|delivery"
    ),
    "realisation": (
        "realiseringsfase|realiseringsfasen|gevinstrealisering|realization|benefits realisation"
    ),
}
"""Other words for the shipped phases; a register's own are known by their names."""

_STATES: tuple[tuple[LifecycleState, str], ...] = (
    (LifecycleState.IN_OPERATION, r"(i )?drift\b.*|in operation\b.*|idriftsat\b.*"),
    (LifecycleState.GIVEN_NOTICE, r"(kontrakt(en)? )?opsagt|(contract )?given notice|notice given"),
    (LifecycleState.RESCINDED, r"(kontrakt(en)? )?ophævet|(contract )?rescinded"),
    (LifecycleState.PAUSED, r"(sat )?på pause|pause(re)?t?|(sat )?i bero|on hold|paused"),
    (LifecycleState.WAITING, r"afvent(er|ende)|venter|waiting|awaiting|pending"),
    (LifecycleState.STOPPED, r"stoppet|standset|lukket ned|stopped|cancelled|canceled|aborted"),
    (LifecycleState.CLOSED, r"afsluttet|lukket|færdig|closed|completed|done|finished"),
    (LifecycleState.ACTIVE, r"aktiv(t)?|i gang|igangværende|kører|active|ongoing|in progress|open"),
)

_KINDS: dict[str, ProjectKind] = {
    "projekt": ProjectKind.PROJECT,
    "project": ProjectKind.PROJECT,
    "delprojekt": ProjectKind.PROJECT,
    "sub project": ProjectKind.PROJECT,
    "program": ProjectKind.PROGRAMME,
    "programme": ProjectKind.PROGRAMME,
}


@dataclass(frozen=True, slots=True)
class PhaseReading:
    """The phase's key, "" where the register has none like it; `alike` for a misspelt name."""

    key: str
    alike: bool = False


def _put_together(text: str) -> str:
    """The text in plain words, with what a narrow cell has cut in two joined again."""
    return plain_title(re.sub(r"(?<=\w)-\s+(?=[a-zæøå])", "", text))


def read_phase(text: str, phases: Sequence[Phase]) -> PhaseReading:
    """Find the phase by its Danish or English name, a usual other word, or nearly its name."""
    word = re.sub(r"^fase( \d+)?( |$)", "", _put_together(text)).strip() or _put_together(text)
    names: dict[str, str] = {}
    for phase in phases:
        for name in (phase.name_da, phase.name_en, phase.key):
            names.setdefault(plain_title(name), phase.key)
    for phase in phases:
        for other in _PHASE_WORDS.get(phase.key, "").split("|"):
            names.setdefault(other, phase.key)
    names.pop("", None)
    joined = word.replace(" ", "")
    for form in (word, joined):
        if form in names:
            return PhaseReading(names[form])
    near = difflib.get_close_matches(joined, names, n=1, cutoff=0.85) if len(joined) > 4 else []
    return PhaseReading(names[near[0]], alike=True) if near else PhaseReading("")


def read_state(text: str) -> LifecycleState | None:
    word = plain_title(text)
    return next((state for state, form in _STATES if re.fullmatch(form, word)), None)


def read_kind(text: str) -> ProjectKind | None:
    return _KINDS.get(plain_title(text))

"""The colours that a Danish remark says its project has: "gul status på leverancer og tid".

Only proposals follow from it, so it rather says nothing than something wrong: a sentence counts
when it is about the project itself, now, and without a not, a maybe or an if.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from portfolio_desktop.domain.status import OVERALL, Colour

_COLOURS: dict[str, Colour] = {
    word: colour
    for colour, words in (
        (Colour.GREEN, "grøn grønt grønne"),
        (Colour.YELLOW, "gul gult gule"),
        (Colour.RED, "rød rødt røde"),
    )
    for word in words.split()
}

_DIMENSIONS: dict[str, str] = {
    word: key
    for key, words in (
        ("deliverables", "leverance leverancen leverancer leverancerne"),
        ("time", "tid tiden tidsplan tidsplanen"),
        ("cost", "økonomi økonomien penge pengene budget budgettet"),
        ("resources", "ressource ressourcer ressourcerne bemanding bemandingen"),
        ("benefits", "gevinst gevinster gevinsterne"),
        ("risks", "risici risiciene"),
        ("quality", "kvalitet kvaliteten"),
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class NamedColours:
    """What a remark names: the colour of the whole project and of single dimensions by key.

    `previous` is the colour it says the project comes from ("gået fra rød til gul"). What is named
    twice with different colours is left out.
    """

    overall: Colour | None = None
    dimensions: Mapping[str, Colour] = field(default_factory=lambda: MappingProxyType({}))
    previous: Colour | None = None


@lru_cache(maxsize=256)
def named_colours(remark: str) -> NamedColours:
    """The colours that the remark names for certain."""
    found: dict[str, set[Colour]] = {}
    before: set[Colour] = set()
    text = remark.lower()
    coloured = _SENTENCES.findall(text) if _ANY_COLOUR.search(text) else ()
    for sentence in coloured:
        for claim in _claims(" ".join(sentence.split())):
            if claim.previous is not None:
                before.add(claim.previous)
            for key in claim.keys:
                found.setdefault(key, set()).add(claim.colour)
    certain = {key: colours.pop() for key, colours in found.items() if len(colours) == 1}
    overall = certain.pop(OVERALL, None)
    return NamedColours(
        overall,
        MappingProxyType(certain),
        before.pop() if overall is not None and len(before) == 1 else None,
    )


@dataclass(frozen=True, slots=True)
class _Claim:
    colour: Colour
    keys: tuple[str, ...]
    previous: Colour | None = None


_SENTENCES = re.compile(r"(?:[^.!?\n;]|\.(?=\w))+[.!?\n;]?")
"""A full stop within a date or an abbreviation ends no sentence."""

_ANY_COLOUR = re.compile(r"\b(?:grøn|gul|rød)")
_COLOUR = rf"(?P<colour>{'|'.join(sorted(_COLOURS, key=len, reverse=True))})\b(?:\sstatus\b)?"
_FROM = _COLOUR.replace("?P<colour>", "?P<previous>")
_WORD = rf"(?:{'|'.join(sorted(_DIMENSIONS, key=len, reverse=True))})\b(?!-)"
_LIST = (
    rf"(?P<words>(?:både\s)?\b{_WORD}"
    rf"(?:(?:,\s?(?:og\s|samt\s)?|\s(?:og|samt|&)\s)(?:(?:på|for)\s)?{_WORD})*)"
)
_ON = r"(?:på|for|vedrørende|vedr\.?|hvad angår|i forhold til)"
_NO_VERB = (
    r"(?!\s(?!(?:for|hvor|hvorfor|efter|over|under|eller)\b)"
    r"(?:\w+(?:r|es)|blev|kan|kunne|skal|skulle|vil|ville|må)\b)"
)
"""A word before a verb is no part of the list: "gul status på tid, og økonomien holder"."""
_ADVERB = r"(?:(?:fortsat|forsat|stadig|stadigvæk|nu|dog|også|igen|derfor|ligeledes|samlet set)\s)*"
_THEN = (
    r"(?=\s?(?:[,.:;!()–]|$)|\s(?:da|fordi|idet|efter|grundet|pga|som|hvilket|hvor|men|mens|samt"
    rf"|på grund|denne måned|igen|og(?!\s(?:{'|'.join(_COLOURS)})))\b)"
)
"""What may follow a colour that stands alone; a noun may not: "grønt lys", "rød tråd"."""

_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"\bfra\s{_FROM}\stil\s{_COLOUR}(?:\s{_ON}\s{_LIST}{_NO_VERB}|(?!\s{_ON}\s))",
        rf"\b{_COLOUR}\s{_ON}\s{_LIST}{_NO_VERB}",
        rf"{_LIST}\s(?:er|rapporteres|meldes|vurderes|lyser|står)\s{_ADVERB}(?:i\s|som\s|til\s)?"
        rf"{_COLOUR}{_THEN}",
        rf"\b(?P<words>{_WORD})\s?[:=]\s?{_COLOUR}{_THEN}",
        rf"\b(?:(?:samlet|samlede|overordnet|overordnede)\s)?status\s(?:er|rapporteres|vurderes)\s"
        rf"{_ADVERB}(?:i\s|som\s|til\s)?{_COLOUR}{_THEN}",
        rf"\b(?:rapporterer|melder|er gået|er kommet|er tilbage|er|står|går|gået)\s{_ADVERB}"
        rf"(?:i\s)?{_COLOUR}{_THEN}",
        rf"^(?:samlet\s)?{_COLOUR}{_THEN}",
        rf"\b(?:samlet|overordnet)\sstatus\s?[:=]\s?{_COLOUR}{_THEN}",
    )
)

_BOUNDARY = re.compile(
    r"[,:;()–]|\s-\s|\b(?:men|mens|fordi|da|idet|hvor|hvorfor|selvom|selv om|så)\b"
)
_PROJECT = re.compile(
    r"\b(?:projekt|program)(?:met|mets|et|ets)\b|\bvi\b|\bder (?:rapporteres|meldes)\b|^der er\b"
)
_OTHERS = re.compile(
    r"\b(?:region|kommune|leverandør|delprojekt|spor|part|projekt(?:er|erne)\b|hospital|afdeling"
    r"|styregruppe)\w*|\b(?:ud )?af (?:[0-9]+|de|to|tre|fire|fem)\b"
)
_DOUBT = re.compile(
    r"\b(?:ikke|ingen|intet|aldrig|hverken|uden|næppe|undgå\w*|vil|ville|kan|kunne|skal|skulle|bør"
    r"|burde|må|forvent\w*|ventes|ventet|håb\w*|ønsk\w*|måske|muligvis|risiko|risikerer|truer|hvis"
    r"|såfremt|medmindre|indtil|tidligere|hidtil|sidste|sidst|forrige|næste|snart|nærmer|tæt|mod"
    r"|var|blev|havde|stod|lå|rapporterede|meldte|at|næsten|enten|eller|før|inden|oprindeligt"
    r"|har (?:rapporteret|meldt|været|haft))\b"
)
_AFTERWARDS = re.compile(
    r"\s?/|,?\snår\b|\s(?:eller|hos|indtil|frem|hvis|såfremt|medmindre|sidste|forrige|næste|tidligere"
    r"|i (?:sidste|forrige|næste|januar|februar|marts|april|maj|juni|juli|august|september|oktober"
    r"|november|december|region|regioner|én|en|to|tre|fire|delprojekt|[0-9])\w*)\b"
)
_CONDITION = re.compile(r"\b(?:hvis|såfremt|medmindre)\b|^når\b|\?$")
_VERBS = re.compile(r"^(?:rapporterer|melder|er|står|går)\b")
_AROUND = """
er rapporterer rapporteres melder meldes står går gået kommet har nu fortsat forsat stadig derfor
dog samt og med desuden ligeledes samlet samlede overordnet status fra til på for i denne måned
både også igen ændret sig skiftet rykket den det
"""
_HARMLESS = frozenset(_AROUND.split()) | set(_COLOURS) | set(_DIMENSIONS)
"""Words that bring nobody else into a clause without a subject of its own."""


def _claims(sentence: str) -> Iterator[_Claim]:
    if not _ANY_COLOUR.search(sentence) or _CONDITION.search(sentence):
        return
    taken: list[tuple[int, int]] = []
    refused = False
    for match in _matches(sentence):
        if any(match.start() < end and start < match.end() for start, end in taken):
            continue
        taken.append(match.span())
        if refused or not _about_the_project_now(sentence, match):
            # What follows in the sentence may have the same subject: "…, samt gul status på tid".
            refused = True
            continue
        yield _claim(sentence, match)


def _matches(sentence: str) -> list[re.Match[str]]:
    """All places where a form fits; of two at the same place the one of the earlier form."""
    found = [
        (match.start(), rank, match)
        for rank, form in enumerate(_FORMS)
        for match in form.finditer(sentence)
    ]
    return [match for _, _, match in sorted(found, key=lambda each: each[:2])]


def _claim(sentence: str, match: re.Match[str]) -> _Claim:
    groups = match.groupdict()
    words = groups.get("words") or ""
    previous = groups.get("previous")
    if previous and not words:
        # "tiden er gået fra gul til rød"
        words = _clause(sentence, match)
    keys = tuple(_DIMENSIONS[word] for word in re.findall(r"\w+", words) if word in _DIMENSIONS)
    return _Claim(
        _COLOURS[match["colour"]],
        keys or (OVERALL,),
        _COLOURS[previous] if previous and not keys else None,
    )


def _clause(sentence: str, match: re.Match[str]) -> str:
    """What stands before the match in its own clause."""
    before = sentence[: match.start()]
    ends = [boundary.end() for boundary in _BOUNDARY.finditer(before)]
    return before[ends[-1] :] if ends else before


def _about_the_project_now(sentence: str, match: re.Match[str]) -> bool:
    clause = _clause(sentence, match)
    if _DOUBT.search(clause) or _DOUBT.search(match.group()):
        return False
    if _AFTERWARDS.match(sentence, match.end()) or sentence[: match.start()].rstrip().endswith("/"):
        return False
    who = _subject(clause)
    if who is not None:
        return who
    if not set(re.findall(r"\w+", clause)) <= _HARMLESS:
        return False
    earlier = _subject(sentence[: match.start()])
    if earlier is not None:
        return earlier
    at_the_start = clause == sentence[: match.start()]
    return at_the_start or not _VERBS.match(clause.strip() or match.group())


def _subject(text: str) -> bool | None:
    """Whether the last one named is the project (True) or somebody else; None where nobody is."""
    project = [found.start() for found in _PROJECT.finditer(text)]
    others = [found.start() for found in _OTHERS.finditer(text)]
    if not project and not others:
        return None
    return max(project, default=-1) > max(others, default=-1)

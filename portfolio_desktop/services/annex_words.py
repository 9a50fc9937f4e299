"""What was found in the file of an annex, and what becomes of it, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from types import MappingProxyType

from portfolio_desktop.domain.file_kinds import media_type
from portfolio_desktop.environment.texts import _, mark
from portfolio_desktop.services.annex_values import (
    BLOCKING,
    AnnexFacts,
    AnnexName,
    AnnexProblem,
    AnnexWay,
)
from portfolio_desktop.services.closed_words import closed_words

_PROBLEMS: Mapping[AnnexProblem, str] = MappingProxyType(
    {
        AnnexProblem.ENCRYPTED: mark("the file is protected with a password or against copying"),
        AnnexProblem.BROKEN: mark("the file is damaged"),
        AnnexProblem.TOO_LARGE: mark("the file is too large to be bound in"),
        AnnexProblem.TOO_MANY_PAGES: mark("the file has too many pages to be bound in"),
        AnnexProblem.TOO_SLOW: mark("the file takes too long to read"),
        AnnexProblem.FONTS: mark("the fonts are not embedded"),
        AnnexProblem.LETTERS: mark("a font does not say which letters it shows"),
        AnnexProblem.COLOURS: mark("the file is made for a printing house (CMYK colours)"),
        AnnexProblem.LAYERS: mark("parts of the file's pages are hidden (layers switched off)"),
        AnnexProblem.DYNAMIC_FORM: mark("the file is a form that only Adobe Reader can show"),
        AnnexProblem.NO_CONVERTER: mark(
            "neither LibreOffice nor the Microsoft program for it is on this computer"
        ),
        AnnexProblem.NOT_CONVERTED: mark("the file could not be made into a PDF"),
        AnnexProblem.CONVERTER_BUSY: mark(
            "PowerPoint was open, so the file could not be made into a PDF"
        ),
        AnnexProblem.KIND: mark("files of this kind cannot be bound in"),
        AnnexProblem.SCRIPTS: mark("scripts were removed"),
        AnnexProblem.LAUNCH: mark("commands that start programs or send data were removed"),
        AnnexProblem.EMBEDDED: mark("files inside the file were removed"),
        AnnexProblem.MEDIA: mark("sound and film were removed"),
        AnnexProblem.FORM: mark("the fields show what was filled in, and cannot be changed"),
        AnnexProblem.SIGNED: mark("the digital signature does not hold for the bound pages"),
        AnnexProblem.REPAIRED: mark("the file was damaged and has been repaired; look it through"),
        AnnexProblem.UNTAGGED: mark("the pages are not tagged; each is read aloud as a whole"),
    }
)


_CURED_BY_PRINTING = frozenset(
    {
        AnnexProblem.FONTS,
        AnnexProblem.LETTERS,
        AnnexProblem.COLOURS,
        AnnexProblem.LAYERS,
        AnnexProblem.DYNAMIC_FORM,
    }
)
"""Problems that a file no longer has that was printed as a PDF once more."""
_CURED_BY_SAVING = frozenset({AnnexProblem.NO_CONVERTER, AnnexProblem.NOT_CONVERTED})
"""Those of an office file that is no PDF yet."""


def problem_words(problem: AnnexProblem) -> str:
    """ "skrifttyperne er ikke indlejret": the beginning of a sentence is left to the caller."""
    return _(_PROBLEMS[problem])


def way_word(way: AnnexWay) -> str:
    """What becomes of an annex, to choose from."""
    return {
        AnnexWay.BIND: _("Bind in"),
        AnnexWay.ATTACH: _("Attach as a file"),
        AnnexWay.LEAVE_OUT: _("Leave out"),
    }[way]


def finding_words(annex: str, facts: AnnexFacts, way: AnnexWay) -> tuple[str, ...]:
    """A sentence for everything that was found and matters, now that this becomes of the annex,
    which is called "Bilag 3.1 tegninger.pdf"."""
    if way is AnnexWay.LEAVE_OUT:
        return ()
    if facts.blocking:
        words = _("{annex}: {problem}; it is attached instead.")
        told = [words.format(annex=annex, problem=problem_words(x)) for x in facts.blocking]
        advice = _advice(facts)
        if advice:
            told[-1] = f"{told[-1]} {advice}"
        return tuple(told)
    if way is AnnexWay.ATTACH:
        return ()
    return tuple(f"{annex}: {problem_words(each)}." for each in facts.problems)


def _advice(facts: AnnexFacts) -> str:
    """How its pages come to stand in the papers all the same, "" where nothing is known to help."""
    found = frozenset(facts.blocking)
    if found <= _CURED_BY_PRINTING:
        return _(
            "If its pages are to stand in the papers: open the file, print it with the printer"
            " “Microsoft Print to PDF”, and add the new file in its place."
        )
    if found <= _CURED_BY_SAVING:
        return _(
            "If its pages are to stand in the papers: save it as PDF in the program it was made"
            " with, and add the new file in its place."
        )
    if found == {AnnexProblem.CONVERTER_BUSY}:
        return _("Close PowerPoint, and open the papers once more.")
    return ""


def cleaned_words(annex: str) -> tuple[str, ...]:
    """What became of the file of one that is attached to the open edition."""
    words = _(
        "{annex} is attached without its properties, comments and hidden files; a digital"
        " signature in it no longer holds."
    )
    return (words.format(annex=annex),)


def traces_words(annex: str) -> tuple[str, ...]:
    """What goes along in the file of one that is attached to the open edition as it is."""
    words = _(
        "{annex} is attached as it is: the author's name, comments and other properties of the file"
        " go along. Leave it out if they must not be published."
    )
    return (words.format(annex=annex),)


def annex_title(file_name: str) -> str:
    """What papers call the annex: "Notat om drift" of "Notat om drift.pdf"."""
    name = file_name.strip()
    return PurePath(name).stem if media_type(name) else name


def closed_annex_title(heading: str, reason: str) -> str:
    """What stands in the open edition in place of one that is closed: "Tilbud · Lukket: udbud",
    "Lukket bilag: udbud" where it has no heading."""
    closed = closed_words(True, reason)
    if heading:
        return f"{heading} · {closed}"
    words = _("Closed annex: {reason}")
    return words.format(reason=reason.strip()) if reason.strip() else _("Closed annex")


def notice_words(file_name: str) -> str:
    """What stands on the page of an annex that is attached, for whoever reads the papers."""
    words = _("The annex is attached as a file ({file}). Open it from the list of attachments.")
    return words.format(file=file_name)


def reason_words(problems: Iterable[AnnexProblem]) -> str:
    """Why it is not bound in: "Ikke bundet ind: skrifttyperne er ikke indlejret."; "" where that
    was chosen."""
    reasons = ", ".join(problem_words(each) for each in problems if each in BLOCKING)
    return _("Not bound in: {reasons}.").format(reasons=reasons) if reasons else ""


def figure_words(name: AnnexName) -> str:
    """What a page without structure is called; with the fields {page} and {pages}."""
    words = _("{annex}, page {page} of {pages}")
    return words.format(annex=_braced(f"{name.label} {name.title}"), page="{page}", pages="{pages}")


def _braced(text: str) -> str:
    """Safe in what is filled in later."""
    return text.replace("{", "{{").replace("}", "}}")

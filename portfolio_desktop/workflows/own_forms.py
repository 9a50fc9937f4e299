"""Forms of the organisation's own: the project and the month that they name are looked up in the
register, after which they are read like ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from portfolio_desktop.domain.periods import Period
from portfolio_desktop.domain.problems import Problem
from portfolio_desktop.exchange.form_layout import (
    FormLayout,
    LayoutError,
    layout_value,
    read_layout,
)
from portfolio_desktop.exchange.form_values import FittedPage, FormReading, PageReading
from portfolio_desktop.exchange.period_text import month_in_name, month_number, read_period
from portfolio_desktop.services.form_layouts import (
    change_form_layout,
    form_layouts,
    keep_form_layout,
)
from portfolio_desktop.services.typed import line
from portfolio_desktop.storage.reader import Reader
from portfolio_desktop.storage.register_file import RegisterFile
from portfolio_desktop.storage.values import Change
from portfolio_desktop.workflows.form_values import FormFile
from portfolio_desktop.workflows.import_standing import same_name, same_number

FILE_NAME: Final = "form.month_by_name"
"""The doubt about a month that only the file's name tells."""
_NUMBER = re.compile(r"(?<![\w-])\d+\s*[-‐‑‒–—−]\s*\d+(?![\w-])")


def known_layouts(reader: Reader) -> tuple[FormLayout, ...]:
    """The layouts that the register keeps; one that makes no sense to this version is passed
    over, and its name stays taken.
    """
    found = []
    for value in form_layouts(reader).values():
        try:
            found.append(read_layout(value))
        except LayoutError:
            continue
    return tuple(found)


def keep_layout(register: RegisterFile, layout: FormLayout, before: str = "") -> Change:
    """Know the form again from now on, under its name, in place of what was known as `before`;
    one edit. A RuleError where another has the name.
    """
    value = layout_value(layout)
    return (
        change_form_layout(register, before, layout.name, value)
        if before
        else keep_form_layout(register, layout.name, value)
    )


def with_layout(layouts: Iterable[FormLayout], chosen: FormLayout) -> tuple[FormLayout, ...]:
    """The layouts with this one, in place of another of its name."""
    return (*(each for each in layouts if each.name != chosen.name), chosen)


def placed(
    register: RegisterFile, files: Sequence[FormFile], month: Period | None = None
) -> tuple[FormFile, ...]:
    """The files with what their pages are about: ids where they can be told, else the reason.
    `month` is said of the forms that have none; where nobody has said it, the file's name may.
    """
    if not any(file.fitted for file in files):
        return tuple(files)
    known = known_names(register)
    return tuple(_placed(file, known, month) if file.fitted else file for file in files)


def _placed(file: FormFile, known: KnownNames, month: Period | None) -> FormFile:
    named = None if month is not None else month_in_name(file.path.stem)
    pages = []
    for each in file.fitted:
        page = known.page(each, month or named)
        if each.period is None and named is not None:
            page = replace(page, month_from=FILE_NAME)
        pages.append(page)
    return replace(file, reading=FormReading(tuple(pages)))


def says_no_month(files: Iterable[FormFile]) -> bool:
    """Whether one of the forms has no place for its month."""
    return any(page.period is None for file in files for page in file.fitted)


def known_names(register: RegisterFile) -> KnownNames:
    """What a form may call the register's projects and months."""
    numbers: dict[str, set[str]] = {}
    names: dict[str, set[str]] = {}
    called: dict[str, str] = {}
    for row in register.reader.grid_projects():
        project, number, name = str(row[0]), str(row[1] or ""), str(row[2] or "")
        if number:
            numbers.setdefault(same_number(number), set()).add(project)
        names.setdefault(same_name(name), set()).add(project)
        called[project] = f"{number} {name}".strip()
    return KnownNames(register.id, numbers, names, called, register.reader.periods())


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The register's projects by what a form may call them, with what they are `called` by their
    ids, and the months it has opened.
    """

    register_id: str
    numbers: Mapping[str, set[str]]
    names: Mapping[str, set[str]]
    called: Mapping[str, str]
    months: Sequence[Period]

    def page(self, fitted: FittedPage, otherwise: Period | None = None) -> PageReading:
        """`otherwise` is the month of a form that has no place for it."""
        projects = self.projects(fitted.project.text)
        period = otherwise if fitted.period is None else self.month(fitted.period.text)
        one = len(projects) == 1
        return PageReading(
            sheet=fitted.sheet,
            register_id=self.register_id,
            period="" if period is None else str(period),
            project_id=next(iter(projects)) if one else "",
            participant_id=None,
            fields=fitted.fields,
            extras=fitted.extras,
            title=self.called[next(iter(projects))] if one else "",
            missing=fitted.missing,
            problem=_project_problem(fitted, len(projects)) or _month_problem(fitted, period),
        )

    def projects(self, text: str) -> set[str]:
        """Those that the text can mean: by number, by name, or by both in one ("18-4 NDIS")."""
        text = line(text)
        if not text:
            return set()
        exact = self.numbers.get(same_number(text), set()) | self.names.get(same_name(text), set())
        if exact:
            return exact
        numbered: set[str] = set()
        for number in _NUMBER.findall(text):
            numbered |= self.numbers.get(same_number(number), set())
        rest = line(_NUMBER.sub(" ", text))
        named = self.names.get(same_name(rest), set()) if same_name(rest) else set()
        return (numbered & named) or (numbered | named)

    def month(self, text: str) -> Period | None:
        """The month that is named; one without its year is the newest such that is open."""
        period = read_period(line(text))
        number = month_number(line(text)) if period is None else None
        if number is None or re.search(r"\d", text):
            return period
        return max((each for each in self.months if each.month == number), default=None)


def _project_problem(fitted: FittedPage, found: int) -> Problem | None:
    if found == 1:
        return None
    facts = {"text": line(fitted.project.text), "place": fitted.project.place}
    if not facts["text"]:
        return Problem("form.own_no_project", params=MappingProxyType(facts))
    code = "form.own_several_projects" if found else "form.own_project_unknown"
    return Problem(code, params=MappingProxyType(facts))


def _month_problem(fitted: FittedPage, period: Period | None) -> Problem | None:
    if period is not None:
        return None
    if fitted.period is None:
        return Problem("form.own_month_wanted")
    facts = {"text": line(fitted.period.text), "place": fitted.period.place}
    code = "form.own_month_unread" if facts["text"] else "form.own_no_month"
    return Problem(code, params=MappingProxyType(facts))

"""The labelled remarks of `tests/_files`, and how well the program reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from portfolio_desktop.domain.remark_colours import named_colours
from portfolio_desktop.domain.remark_shares import named_shares
from portfolio_desktop.domain.status import OVERALL

FILES = Path(__file__).parents[1] / "_files"


@dataclass(frozen=True)
class Labelled:
    """A remark with what a person says it names, written as the labels are: "time yellow"."""

    source: str
    labels: frozenset[str]
    remark: str


def labelled(name: str) -> tuple[Labelled, ...]:
    lines = (FILES / name).read_text(encoding="utf-8").splitlines()
    return tuple(_labelled(line) for line in lines if line and not line.startswith("#"))


def _labelled(line: str) -> Labelled:
    source, labels, remark = (part.strip() for part in line.split("|", 2))
    given = () if labels == "-" else (label.strip() for label in labels.split(","))
    return Labelled(source, frozenset(given), remark)


def read(remark: str) -> frozenset[str]:
    """What the program reads, written as the labels are."""
    named = named_colours(remark)
    found = {f"{dimension} {colour}" for dimension, colour in named.dimensions.items()}
    if named.overall is not None:
        found.add(f"{OVERALL} {named.overall}")
    if named.previous is not None:
        found.add(f"before {named.previous}")
    for share in named_shares(remark):
        where = "" if share.dimension == OVERALL else f"{share.dimension} "
        found.add(f"{share.count}/{share.total} {where}{share.colour}")
    return frozenset(found)


@dataclass(frozen=True)
class Result:
    """Counts of labels: read rightly, read though nobody says so, and not read."""

    right: int
    wrong: int
    silent: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.silent)


def measured(remarks: Iterable[Labelled]) -> Result:
    right = wrong = silent = 0
    for each in remarks:
        found = read(each.remark)
        right += len(found & each.labels)
        wrong += len(found - each.labels)
        silent += len(each.labels - found)
    return Result(right, wrong, silent)

"""The matrix of risks as figures: how many stand at each probability and consequence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from portfolio_desktop.domain.risk_rules import LEAST, MOST, RiskLevel, level_of
from portfolio_desktop.environment.texts import _, ngettext, pgettext
from portfolio_desktop.services.follow_words import (
    consequence_word,
    level_word,
    probability_word,
)
from portfolio_desktop.services.overview_tables import Table
from portfolio_desktop.services.risk_list import ConcernRow
from portfolio_desktop.services.words import capital


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """One cell with the ids of the risks and issues that stand in it."""

    probability: int
    consequence: int
    ids: tuple[str, ...] = ()

    @property
    def level(self) -> RiskLevel:
        return level_of(self.probability * self.consequence)

    @property
    def count(self) -> int:
        return len(self.ids)

    @property
    def key(self) -> str:
        """What the cell is called by: "4×5"."""
        return f"{self.probability}×{self.consequence}"

    @property
    def words(self) -> str:
        """ "sandsynlighed 4 (sandsynlig), konsekvens 5 (meget alvorlig): 2 risici, høj"."""
        return _(
            "probability {probability} ({likely}), consequence {consequence} ({grave}): {count},"
            " {level}"
        ).format(
            probability=self.probability,
            likely=probability_word(self.probability),
            consequence=self.consequence,
            grave=consequence_word(self.consequence),
            count=risks_words(self.count),
            level=level_word(self.level),
        )


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """The open risks and issues by their assessment.

    `rows` go from the greatest probability down, and their cells from the least consequence up.
    """

    rows: tuple[tuple[MatrixCell, ...], ...]
    unassessed: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[MatrixCell, ...]:
        return tuple(cell for row in self.rows for cell in row)

    @property
    def count(self) -> int:
        return sum(cell.count for cell in self.cells)

    def at(self, key: str) -> MatrixCell | None:
        return next((cell for cell in self.cells if cell.key == key), None)

    def of_level(self, level: RiskLevel) -> int:
        return sum(cell.count for cell in self.cells if cell.level is level)

    @property
    def sentence(self) -> str:
        """ "12 vurderede risici: 3 høje, 5 middel, 4 lave. 2 er ikke vurderet."."""
        count = self.count
        words = ngettext(
            "{count} assessed risk: {high} high, {medium} medium, {low} low.",
            "{count} assessed risks: {high} high, {medium} medium, {low} low.",
            count,
        ).format(
            count=count,
            high=self.of_level(RiskLevel.HIGH),
            medium=self.of_level(RiskLevel.MEDIUM),
            low=self.of_level(RiskLevel.LOW),
        )
        return f"{words} {self.unassessed_words}" if self.unassessed else words

    @property
    def unassessed_words(self) -> str:
        """ "2 er ikke vurderet."; "" where all are."""
        left = len(self.unassessed)
        if not left:
            return ""
        more = ngettext("{count} is not assessed.", "{count} are not assessed.", left)
        return more.format(count=left)


def risk_matrix(rows: Iterable[ConcernRow]) -> RiskMatrix:
    """The matrix of those rows that are open risks or issues; disputes have no place in it."""
    places: dict[tuple[int, int], list[str]] = {}
    unassessed: list[str] = []
    for row in rows:
        if row.is_dispute or not row.is_open:
            continue
        if row.probability is None or row.consequence is None:
            unassessed.append(row.id)
        else:
            places.setdefault((row.probability, row.consequence), []).append(row.id)
    grades = range(LEAST, MOST + 1)
    return RiskMatrix(
        tuple(
            tuple(
                MatrixCell(
                    probability, consequence, tuple(places.get((probability, consequence), ()))
                )
                for consequence in grades
            )
            for probability in reversed(grades)
        ),
        tuple(unassessed),
    )


def matrix_table(matrix: RiskMatrix) -> Table:
    """The matrix as a table to copy: probability down, consequence across."""
    grades = range(LEAST, MOST + 1)
    heads = tuple(f"{grade} {consequence_word(grade)}" for grade in grades)
    corner = pgettext("matrix", "Probability \\ consequence")
    rows = tuple(
        (
            f"{row[0].probability} {probability_word(row[0].probability)}",
            *(str(cell.count or "") for cell in row),
        )
        for row in matrix.rows
    )
    return Table(matrix_title(), (corner, *heads), rows)


def matrix_title() -> str:
    return _("Risks by probability and consequence")


def axis_words() -> tuple[str, str]:
    """What stands upwards and what to the right."""
    return pgettext("matrix", "Probability"), pgettext("matrix", "Consequence")


def risks_words(count: int) -> str:
    """ "3 risici"."""
    return ngettext("{count} risk", "{count} risks", count).format(count=count)


def level_title(level: RiskLevel) -> str:
    """What the tint of a level means, for the key: "Høj (15–25)"."""
    bounds = {RiskLevel.LOW: "1–5", RiskLevel.MEDIUM: "6–12", RiskLevel.HIGH: "15–25"}
    return f"{capital(level_word(level))} ({bounds[level]})"

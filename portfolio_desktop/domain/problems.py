"""What a rule finds wrong, as data: the words are chosen where it is shown."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding of a rule.

    `code` is stable and names the rule, `field` the field it concerns ("" for the whole value) and
    `params` the facts a sentence about it needs.
    """

    code: str
    field: str = ""
    params: Mapping[str, str | int] = dataclasses.field(
        default_factory=lambda: MappingProxyType({})
    )


class RuleError(ValueError):
    """A wish that a domain rule refuses. Nothing has been changed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem

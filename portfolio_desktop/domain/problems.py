"""What a rule finds wrong, as data: the words are chosen where it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Problem(NamedTuple):
    """One finding of a rule.

    `code` is stable and names the rule, `field` the field it concerns ("" for the whole value) and
    `params` the facts a sentence about it needs.
    """

    code: str
    field: str = ""
    params: Mapping[str, str | int] = MappingProxyType({})


class RuleError(ValueError):
    """A wish that a domain rule refuses. Nothing has been changed."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem

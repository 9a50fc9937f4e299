"""What a rule refuses, told by its code and the field it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from portfolio_desktop.domain.problems import RuleError


def refusal(caught: pytest.ExceptionInfo[RuleError]) -> tuple[str, str]:
    return caught.value.problem.code, caught.value.problem.field


def refuses(verb: Callable[[], object]) -> str:
    """The code of the rule that refuses this."""
    with pytest.raises(RuleError) as caught:
        verb()
    return caught.value.problem.code


@contextmanager
def refused(code: str, field: str | None = None) -> Iterator[None]:
    """What stands below is refused for this reason, at this field if one is named."""
    with pytest.raises(RuleError) as caught:
        yield
    problem = caught.value.problem
    assert problem.code == code
    assert field is None or problem.field == field

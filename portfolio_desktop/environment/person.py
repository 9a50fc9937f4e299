"""Under whose name edits are recorded."""

from __future__ import annotations

import getpass

from portfolio_desktop.environment.preferences import Preferences


def person_name(preferences: Preferences) -> str:
    """What the person calls themselves here, else the account's name, else empty."""
    if preferences.person.strip():
        return preferences.person.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""  # an account without a name, as in some containers

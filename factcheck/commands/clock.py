"""Today: the one place where anything asks the clock. Findings never depend on it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from claims.errors import ClaimsError


class ClockError(ClaimsError):
    """SOURCE_DATE_EPOCH is set to what is no time."""


def today() -> date:
    """The day that an entry is added on, and that its age is counted to.

    SOURCE_DATE_EPOCH (seconds since 1970) takes the place of the clock, as in reproducible builds.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not fixed:
        return datetime.now(UTC).astimezone().date()
    try:
        return datetime.fromtimestamp(int(fixed), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise ClockError(
            "SOURCE_DATE_EPOCH: not a number of seconds: '{cell}'", cell=fixed[:40]
        ) from error

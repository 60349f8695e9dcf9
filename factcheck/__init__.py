"""Is it so? Compares the claims of articles with one another, themselves and a reference table.

    from claims import Document
    from factcheck import check

    report = check([Document.from_text(text, path="draft.txt", published=date(2025, 3, 12))])

A name is imported when it is first asked for: `factcheck --help` does not wait for the engine.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from factcheck.version import VERSION as __version__

if TYPE_CHECKING:
    from factcheck.checker import check
    from factcheck.finding import Evidence, Finding, Severity
    from factcheck.reference.table import ReferenceTable, ReferenceTableError, load
    from factcheck.report import Coverage, Report
    from factcheck.rules import CATALOGUE

__all__ = [
    "CATALOGUE",
    "Coverage",
    "Evidence",
    "Finding",
    "ReferenceTable",
    "ReferenceTableError",
    "Report",
    "Severity",
    "__version__",
    "check",
    "load",
]

_HOMES = {
    "CATALOGUE": "factcheck.rules",
    "Coverage": "factcheck.report",
    "Evidence": "factcheck.finding",
    "Finding": "factcheck.finding",
    "ReferenceTable": "factcheck.reference.table",
    "ReferenceTableError": "factcheck.reference.table",
    "Report": "factcheck.report",
    "Severity": "factcheck.finding",
    "check": "factcheck.checker",
    "load": "factcheck.reference.table",
}


def __getattr__(name: str) -> object:
    """The public name, from the module that defines it."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    """Public names."""
    return sorted(__all__)

"""Is it so? Compares the claims of articles with one another, themselves and a reference table."""

from factcheck.checker import check
from factcheck.finding import Evidence, Finding, Severity
from factcheck.reference import ReferenceTable, ReferenceTableError, load
from factcheck.report import Coverage, Report
from factcheck.version import VERSION as __version__

__all__ = [
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

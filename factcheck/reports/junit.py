"""JUnit XML: a suite for each document, a failed case for each finding, for CI servers' test tabs.

Findings of severity info are passed cases with a text. What could not be read is an error.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from factcheck.finding import Finding, Severity
from factcheck.languages import say
from factcheck.report import Report
from factcheck.reports.terminal import Terminal, safe

UNREADABLE = "IN"  # the family of rules about input that could not be read or used


def findings(report: Report, _: Terminal) -> str:
    """A suite for each document that was checked, with one passed case where it has no finding."""
    checked = (one.path for one in report.documents if one.path not in report.background)
    batches: dict[str, list[Finding]] = {path: [] for path in checked}
    found: dict[str, list[Finding]] = defaultdict(list, batches)
    for finding in report.open:
        found[finding.place.document].append(finding)
    root = Element("testsuites", name="factcheck")
    for path, batch in found.items():
        _suite(root, path, batch)
    _count(root, list(root))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(root: Element, path: str, batch: Sequence[Finding]) -> None:
    suite = SubElement(root, "testsuite", name=safe(path) or say("(all documents)"))
    for finding in batch:
        _case(suite, finding)
    if not batch:
        SubElement(suite, "testcase", classname=safe(path), name="consistent")
    _count(suite, [suite])


def _case(suite: Element, finding: Finding) -> None:
    place = finding.place
    where = f" {place.line}:{place.column}" if place.end > place.start else ""
    name = f"{finding.rule}{where} {safe(place.quote)[:80]}".rstrip()
    case = SubElement(suite, "testcase", classname=suite.get("name", ""), name=name)
    if place.document and where:
        case.set("file", safe(place.document))
        case.set("line", str(place.line))
    text = _text(finding)
    if finding.severity is Severity.INFO:
        SubElement(case, "system-out").text = text
        return
    kind = "error" if finding.rule.startswith(UNREADABLE) else "failure"
    SubElement(case, kind, type=finding.severity.value, message=safe(finding.message)).text = text


def _text(finding: Finding) -> str:
    other, lines = finding.other, [finding.message, finding.working]
    if other is not None:
        lines.append(f"↔ {other.document}:{other.line}:{other.column}「{other.quote}」")
    return "\n".join(safe(line) for line in lines if line)


def _count(element: Element, suites: Sequence[Element]) -> None:
    for name, kind in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        number = sum(len(list(suite.iter(kind))) for suite in suites)
        element.set(name, str(number))

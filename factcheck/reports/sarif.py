"""SARIF 2.1.0 (OASIS, 2020): findings for code-scanning services and editors.

All findings are in it; those that are held back carry a suppression. Addresses are relative and
percent-encoded, columns are code points, and the fingerprint is the finding's own.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from factcheck.finding import Evidence, Finding, Severity, Status
from factcheck.languages import say
from factcheck.report import Report
from factcheck.reports.regions import LONGEST, Regions
from factcheck.reports.terminal import Terminal, safe
from factcheck.version import VERSION

if TYPE_CHECKING:
    from factcheck.rules.rule import Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
FINGERPRINT = "factcheckFinding/v1"
IN_SOURCE = (Status.SUPPRESSED,)
Node = dict[str, Any]


def findings(report: Report, _: Terminal) -> str:
    """One log with one run."""
    regions = Regions(report.documents)
    codes = sorted({rule.code for rule in report.rules} | {one.rule for one in report.findings})
    known = {rule.code: rule for rule in report.rules}
    driver = {
        "name": "factcheck",
        "semanticVersion": VERSION,
        "rules": [_rule(code, known.get(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The working directory."}}},
        "invocations": [_invocation(report)],
        "results": [_result(finding, codes, regions) for finding in report.findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(code: str, rule: Rule | None) -> Node:
    if rule is None:
        return {"id": code}
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.summary},
        "help": {"text": rule.text},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _invocation(report: Report) -> Node:
    coverage = report.coverage
    whole = not coverage.unreadable and not coverage.failed_rules and coverage.documents > 0
    return {"executionSuccessful": whole, "properties": {"coverage": coverage.to_dict()}}


def _result(finding: Finding, codes: Sequence[str], regions: Regions) -> Node:
    result: Node = {
        "ruleId": finding.rule,
        "ruleIndex": codes.index(finding.rule),
        "level": LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(finding.place, regions)] if finding.place.document else [],
        "partialFingerprints": {FINGERPRINT: finding.finding_id},
    }
    if related := _related(finding, regions):
        result["relatedLocations"] = related
    if finding.status is not Status.NEW:
        kind = "inSource" if finding.status in IN_SOURCE else "external"
        reason = {"justification": finding.note} if finding.note else {}
        result["suppressions"] = [{"kind": kind, **reason}]
    if finding.fact_id:
        result["properties"] = {"factId": finding.fact_id}
    return result


def _message(finding: Finding) -> str:
    if not finding.working:
        return safe(finding.message)
    told = {"message": finding.message, "working": finding.working}
    return safe(say("{message}. {working}", **told))


def _related(finding: Finding, regions: Regions) -> list[Node]:
    """The other side first, then everything else that the finding rests on."""
    places = dict.fromkeys([*([finding.other] if finding.other else []), *finding.evidence])
    places.pop(finding.place, None)
    return [
        {"id": number, **_location(place, regions), "message": {"text": safe(place.quote)}}
        for number, place in enumerate(places, 1)
        if place.document
    ]


def _location(place: Evidence, regions: Regions) -> Node:
    physical: Node = {"artifactLocation": {"uri": uri(place.document), "uriBaseId": "SRCROOT"}}
    if region := regions.of(place):
        physical["region"] = {
            "startLine": region.line,
            "startColumn": region.column,
            "endLine": region.end_line,
            "endColumn": region.end_column,
            "charOffset": place.start,
            "charLength": place.end - place.start,
            "snippet": {"text": safe(place.quote[:LONGEST])},
        }
    return {"physicalLocation": physical}


def uri(path: str) -> str:
    """A relative address: bytes that no address may hold are percent-encoded."""
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")

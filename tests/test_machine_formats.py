"""The formats for CI servers, each read by the program or the schema that it is made for."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import unquote

import pytest
from junitparser import JUnitXml

from claims import Document
from factcheck import Evidence, Finding, Report, Severity, check
from factcheck.finding import Status
from factcheck.reports import OF_FINDINGS, PLAIN
from factcheck.reports.github import LIMIT
from factcheck.rules import CATALOGUE

NAME = "圖書館 100%,a:b #1.txt"
TEXTS = {
    f"desk/2025-03-01 {NAME}": "前言。\n𠮷祥區全市共有15間公共圖書館。\n會員由400人增至500人，增幅35%。\n",
    "desk/2025-03-09-b.txt": "市政局表示，𠮷祥區全市共有\n16間公共圖書館，去年也是。\n",
}


def report(texts: dict[str, str] = TEXTS) -> Report:
    documents = [
        Document.from_text(text, path=path, published=date(2025, 3, 1))
        for path, text in texts.items()
    ]
    found = check(documents)
    assert found.findings
    return Report(found.findings, found.coverage, found.documents, CATALOGUE, found.cited)


def held(found: Report) -> Report:
    """The same report, its first finding known to the baseline."""
    first, *rest = found.findings
    findings = (first.held(Status.BASELINE, "known, 2024"), *rest)
    return Report(findings, found.coverage, found.documents, found.rules)


def written(name: str, found: Report) -> str:
    return OF_FINDINGS[name](found, PLAIN)


def many(number: int, severity: Severity = Severity.ERROR) -> Report:
    place = Evidence("a.txt", 0, 3, 1, 1, "15間", "15")
    document = Document.from_text("15間圖書館。\n", path="a.txt")
    findings = tuple(Finding("XD01", severity, place, f"第{n}項，50%\n換行") for n in range(number))
    return Report(findings, documents=(document,), rules=CATALOGUE)


# SARIF

NO_ADDRESS = "SARIF2005"  # the program has no web page to name


@pytest.fixture
def validated(program: Callable[[str], str], tmp_path: Path) -> Callable[[str], str]:
    """What the validator of the SARIF SDK has against a log: schema, and the rules of code scanning."""
    tool = program("Sarif.Multitool")

    def run(log: str) -> str:
        file = tmp_path / "log.sarif"
        file.write_text(log, encoding="utf-8")
        environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
        options = ["--rule-kind", "Sarif;Ghas", "--level", "Error;Warning"]
        done = subprocess.run(
            [tool, "validate", str(file), *options],
            capture_output=True,
            text=True,
            env=environment,
            check=False,
        )
        assert "Analysis completed" in done.stdout, done.stdout + done.stderr
        found = re.findall(r"(?:error|warning) [A-Z]+\d+.*", done.stdout)
        return "\n".join(one for one in found if NO_ADDRESS not in one)

    return run


def test_sarif_is_valid(validated: Callable[[str], str]) -> None:
    assert validated(written("sarif", report())) == ""
    assert validated(written("sarif", held(report()))) == ""
    assert validated(written("sarif", Report())) == ""


def test_sarif_validator_can_say_no(validated: Callable[[str], str]) -> None:
    assert "JSON1008" in validated(
        written("sarif", report()).replace('"startLine": 2', '"startLine": 0')
    )


def test_sarif_says_where_the_words_are() -> None:
    (run,) = json.loads(written("sarif", report()))["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        places = [*result["locations"], *result.get("relatedLocations", [])]
        for place in (one["physicalLocation"] for one in places):
            uri, region = place["artifactLocation"]["uri"], place["region"]
            assert re.fullmatch(r"[A-Za-z0-9._~/%-]+", uri)
            lines = TEXTS[unquote(uri)].split("\n")
            assert region["startLine"] == region["endLine"]
            line = lines[region["startLine"] - 1]
            assert (
                line[region["startColumn"] - 1 : region["endColumn"] - 1]
                == region["snippet"]["text"]
            )
            text = TEXTS[unquote(uri)]
            start = region["charOffset"]
            assert text[start : start + region["charLength"]] == region["snippet"]["text"]


def test_sarif_has_both_sides_help_and_fingerprint() -> None:
    found = report()
    (run,) = json.loads(written("sarif", found))["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result, finding in zip(run["results"], found.findings, strict=True):
        assert rules[result["ruleIndex"]]["id"] == finding.rule
        assert "標出什麼" in rules[result["ruleIndex"]]["help"]["text"]
        assert result["partialFingerprints"] == {"factcheckFinding/v1": finding.finding_id}
        assert (
            not finding.other
            or result["relatedLocations"][0]["message"]["text"] == finding.other.quote
        )


def test_sarif_keeps_what_is_held_back_as_suppressed() -> None:
    (run,) = json.loads(written("sarif", held(report())))["runs"]
    assert run["results"][0]["suppressions"] == [
        {"kind": "external", "justification": "known, 2024"}
    ]
    assert all("suppressions" not in result for result in run["results"][1:])


# GitHub

COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")


def decoded(text: str) -> str:
    for code, sign in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def test_github_commands_name_file_line_and_message() -> None:
    found = report()
    commands = [COMMAND.fullmatch(line) for line in written("github", found).splitlines()]
    assert len(commands) == len(found.findings)
    by_severity = sorted(found.findings, key=lambda one: list(Severity).index(one.severity))
    for command, finding in zip(commands, by_severity, strict=True):
        assert command
        fields = dict(field.split("=", 1) for field in command[2].split(","))
        assert decoded(fields["file"]) == finding.place.document
        assert int(fields["line"]) == finding.place.line
        assert decoded(command[3]).startswith(finding.message)


def test_github_says_when_its_limit_cuts() -> None:
    lines = written("github", many(LIMIT + 3)).splitlines()
    assert len([line for line in lines if line.startswith("::error ")]) == LIMIT
    assert "另有3項" in lines[LIMIT]
    assert len(lines) == LIMIT + 1 + 3
    assert not [line for line in lines[LIMIT:] if line.startswith("::")]


def test_github_text_cannot_make_commands_of_its_own() -> None:
    place = Evidence("a.txt\n::error::x", 0, 3, 1, 1, "15間", "15")
    evil = Report((Finding("XD01", Severity.ERROR, place, "x\n::set-output name=a::b"),))
    assert len(written("github", evil).splitlines()) == 1


# JUnit, rdjson, concise


def test_junit_is_read_by_a_junit_parser() -> None:
    found = report(TEXTS | {"desk/clean.txt": "沒有數字。\n"})
    suites = JUnitXml.fromstring(written("junit", found).encode())
    failing = sum(finding.severity is not Severity.INFO for finding in found.findings)
    assert suites.failures == failing
    assert {suite.name for suite in suites} == {document.path for document in found.documents}
    clean = next(suite for suite in suites if suite.name == "desk/clean.txt")
    assert [case.is_passed for case in clean] == [True]


def test_junit_has_no_case_for_what_is_only_compared_with() -> None:
    found = report(TEXTS | {"desk/clean.txt": "沒有數字。\n", "desk/old.txt": "沒有數字。\n"})
    behind = replace(found, background=frozenset({"desk/old.txt"}))
    names = {suite.name for suite in JUnitXml.fromstring(written("junit", behind).encode())}
    assert "desk/clean.txt" in names
    assert "desk/old.txt" not in names


def test_junit_stands_control_characters() -> None:
    place = Evidence("a\x00.txt", 0, 3, 1, 1, "15\x0b間", "15")
    evil = Report((Finding("XD01", Severity.ERROR, place, "\x1b[31m]]>\ud800"),))
    assert JUnitXml.fromstring(written("junit", evil).encode()).failures == 1


def test_rdjson_counts_columns_in_bytes() -> None:
    found = report()
    content = json.loads(written("rdjson", found))
    assert len(content["diagnostics"]) == len(found.findings)
    for diagnostic, finding in zip(content["diagnostics"], found.findings, strict=True):
        location = diagnostic["location"]
        lines = TEXTS[location["path"]].encode().split(b"\n")
        start, end = location["range"]["start"], location["range"]["end"]
        words = lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1]
        assert words.decode() == finding.place.quote
        assert diagnostic["code"]["value"] == finding.rule


def test_concise_is_one_line_a_finding() -> None:
    found = report()
    lines = written("concise", found).splitlines()
    assert len(lines) == len(found.findings)
    assert all(
        re.search(r":\d+:\d+: (?:error|warning|info) [A-Z]{2}\d\d \S", line) for line in lines
    )


@pytest.mark.parametrize("name", ["text", "html", "concise", "github", "junit", "rdjson"])
def test_what_is_held_back_is_not_shown(name: str) -> None:
    assert "第0項" in written(name, many(2))
    assert "第0項" not in written(name, held(many(2)))
    assert "第1項" in written(name, held(many(2)))

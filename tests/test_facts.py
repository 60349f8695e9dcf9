"""Facts: which claims meet, which are joined, and what is told of documents that are only compared with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from benchmarks.archive import archive
from claims import Claim, Document, extract
from factcheck import Finding, check
from factcheck.alignment.amounts import Amount, power_apart, ratio
from factcheck.alignment.values import Agreement, agreement
from factcheck.app import app
from factcheck.candidates import OWN, PARTNERS, candidates
from factcheck.disputes import disputes
from factcheck.facts import Fact, facts
from factcheck.subjects import subjects

DAY = date(2025, 3, 12)
LABS = "新橋大學有{}間實驗室。"


def documents(*texts: str) -> list[Document]:
    """Documents 0.txt, 1.txt … of one day."""
    return [
        Document.from_text(text, path=f"{number}.txt", published=DAY)
        for number, text in enumerate(texts)
    ]


def claims(found: Sequence[Document]) -> list[Claim]:
    """The claims of all documents, in order."""
    return [claim for document in found for claim in extract(document)]


def sides(findings: Sequence[Finding]) -> Iterator[tuple[str, str, str, str]]:
    """Document and quote of both sides of the findings across claims."""
    for finding in findings:
        if finding.rule.startswith("XD") and finding.other is not None:
            place, other = finding.place, finding.other
            yield place.document, place.quote, other.document, other.quote


def test_what_is_told_of_a_draft_is_the_same_whether_all_else_is_compared_or_not() -> None:
    """Stories of one wording, so that chains of likeness run from one to the next."""
    made = [
        Document.from_text(text, path=name) for name, text in archive(Path("examples/articles"), 48)
    ]
    told, paths = claims(made), frozenset(document.path for document in made)
    everything = facts(told)
    bearing = {path: facts(told, {path}) for path in sorted(paths)[::5]}
    for path, some in bearing.items():
        assert _of_draft(some, path, paths) == _of_draft(everything, path, paths)
        assert some == tuple(fact for fact in everything if fact.told_in({path}))
    assert any(len(some) < len(everything) for some in bearing.values())


def _of_draft(found: Sequence[Fact], path: str, paths: frozenset[str]) -> list[object]:
    told = (dispute for fact in found for dispute in disputes(fact, paths - {path}))
    return [
        (one.claim, one.against, one.score, one.severity)
        for one in told
        if one.claim.document == path
    ]


def test_pairs_are_bounded() -> None:
    """A thing that every article names costs each claim the same number of pairs."""
    texts = [f"第{number}篇。{LABS.format(number + 10)}" for number in range(80)]
    found = subjects(claims(documents(*texts)))
    met = [later.order for _, later in candidates(found)]
    assert max(map(met.count, met)) <= OWN + PARTNERS
    assert len(met) > PARTNERS * 40, "and most claims do meet others"


def test_a_pair_meets_once() -> None:
    """No pair is proposed twice, none of a claim with itself, the earlier claim comes first."""
    found = subjects(claims(documents(*[LABS.format(n) * 2 for n in range(11, 30)])))
    pairs = [(first.order, second.order) for first, second in candidates(found)]
    assert len(pairs) == len(set(pairs)) > 0
    assert all(first < second for first, second in pairs)


def test_what_is_not_stated_meets_nothing() -> None:
    """A question, or what is denied, takes nobody's place among the candidates."""
    found = subjects(claims(documents(LABS.format(16), "新橋大學是否有15間實驗室？")))
    assert not list(candidates(found))


def test_headline_against_its_text_while_another_article_agrees() -> None:
    """A crowd of articles that say what the headline says hides no slip in the text below it."""
    body = "政府今日公布，沙角濱海公園明年起增設{}個露營位，市民可網上預訂。"
    right = "沙角濱海公園增設240個露營位\n\n" + body.format(240)
    wrong = "沙角濱海公園增設240個露營位\n\n" + body.format(420)
    found = set(sides(check(documents(right, right, wrong), reference=None).findings))
    assert {(place, quote) for place, quote, *_ in found} == {("2.txt", "420個")}


def test_facts_hold_each_claim_once() -> None:
    """A claim belongs to one fact at most, and a fact has two claims at least."""
    texts = [LABS.format(16), LABS.format(15), "新橋大學有學生2,400人。", "新橋大學學生有2,500人。"]
    found = facts(claims(documents(*texts)))
    members = [id(claim) for fact in found for claim in fact.claims]
    assert len(members) == len(set(members))
    assert all(len(fact.claims) > 1 and fact.links for fact in found)


BACKGROUND = {
    "the draft differs": ([15], [16, 16], {("d0.txt", "15間", "16間")}),
    "two published differ": ([16], [16, 16, 17], {("d0.txt", "16間", "17間")}),
    "only the published differ": ([], [16, 17], set()),
    "all agree": ([16], [16, 16], set()),
    "two drafts differ": ([15, 16], [], {("d1.txt", "16間", "15間")}),
}


@pytest.mark.parametrize(("drafts", "published", "expected"), BACKGROUND.values(), ids=BACKGROUND)
def test_background(
    drafts: list[int], published: list[int], expected: set[tuple[str, str, str]]
) -> None:
    """What is only compared with is the other side at most."""
    named = [
        [Document.from_text(LABS.format(value), path=f"{letter}{number}.txt", published=DAY)
         for number, value in enumerate(values)]
        for letter, values in (("d", drafts), ("p", published))
    ]  # fmt: skip
    report = check(named[0], background=named[1], reference=None)
    found = {(place, quote, other) for place, quote, _, other in sides(report.findings)}
    assert found == expected
    assert report.coverage.documents == len(drafts)
    assert report.coverage.claims == len(drafts)


def test_rules_inside_an_article_leave_the_background_alone() -> None:
    """A sum that is wrong in a published article is not the draft's business."""
    wrong = Document.from_text("基金由兩項組成：教育3億元、醫療4億元，合共8億元。", path="p.txt")
    assert check([wrong], reference=None).findings
    assert not check([], background=[wrong], reference=None).findings


def test_against_on_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft is held against a folder, itself left out if it lies there; what is missing is told."""
    monkeypatch.chdir(tmp_path)
    Path("out").mkdir()
    for name, value in (("draft.txt", 15), ("out/a.txt", 16), ("out/b.txt", 18)):
        Path(name).write_text(LABS.format(value), encoding="utf-8")
    command = ["check", "--format", "csv", "--quiet", "--no-reference", "--isolated"]
    command += ["--published", DAY.isoformat()]
    run = CliRunner().invoke(app, [*command, "draft.txt", "--against", "out", "--against", "."])
    rows = run.stdout.splitlines()[1:]
    assert run.exit_code == 1
    assert rows and all(",draft.txt," in row.partition(",out/")[0] for row in rows)
    missing = CliRunner().invoke(app, [*command, "draft.txt", "--against", "nowhere"])
    assert missing.exit_code == 2
    assert "IN01" in missing.stdout and "nowhere" in missing.stdout


WRITTEN = st.decimals("0.01", "99999", places=2, allow_nan=False)


def area(value: object, unit: str) -> Claim:
    """The only claim of a text that gives an area."""
    (claim,) = extract(Document.from_text(f"公園面積為{value}{unit}。", path="a.txt"))
    return claim


@given(WRITTEN, WRITTEN)
def test_ratio_is_that_of_the_numbers(one: Decimal, other: Decimal) -> None:
    """Of two units as of one; the larger by the smaller."""
    by = ratio(Amount.of(area(one, "公頃")), Amount.of(area(other, "平方米")))
    exact = Fraction(one) * 10_000 / Fraction(other)
    assert by is not None
    assert abs(Fraction(by) / max(exact, 1 / exact) - 1) < Fraction(1, 10**20)


@given(WRITTEN.filter(lambda value: value > 1 and value * 100 % 10 != 5))
def test_a_number_agrees_with_itself_rounded_or_in_another_unit(value: Decimal) -> None:
    """15.24公頃 is 152400平方米 and, rounded, 15.2公頃, not 15.3; ten times that is a power apart."""
    written = area(value, "公頃")
    metres = f"{value * 10_000:.0f}"
    assert agreement(written, area(metres, "平方米")) is Agreement.AGREE
    rounded = round(value, 1)
    assert agreement(area(rounded, "公頃"), written) is Agreement.AGREE
    assert agreement(area(rounded + Decimal("0.1"), "公頃"), written) is Agreement.CONFLICT
    larger = area(f"{metres}0", "平方米")
    assert agreement(written, larger) is Agreement.CONFLICT
    apart = Amount.of(written), Amount.of(larger)
    assert power_apart(*apart) == power_apart(*reversed(apart)) == 1

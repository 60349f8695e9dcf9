"""The checker: documents and a reference table in, a report out. A rule that breaks down is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Literal

from claims.claim import Claim
from claims.documents.document import Document
from claims.errors import ClaimsError
from claims.extract import extract, uncollected
from factcheck.article import Article, all_claims
from factcheck.collection import Collection
from factcheck.disputes import Dispute
from factcheck.finding import Evidence, Finding, Severity
from factcheck.languages import in_words, say
from factcheck.markup import without_markup
from factcheck.reference.table import ReferenceTable, bundled
from factcheck.report import Coverage, Report
from factcheck.review.judged import digested
from factcheck.rules import CATALOGUE
from factcheck.rules.rule import Rule
from factcheck.told_once import told_once

RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@uncollected()
def check(
    documents: Iterable[Document],
    *,
    reference: ReferenceTable | Literal["bundled"] | None = "bundled",
    rules: Sequence[Rule] = CATALOGUE,
    extracted: Sequence[Sequence[Claim]] | None = None,
    background: Iterable[Document] = (),
) -> Report:
    """Check documents against each other, themselves and a reference table.

    Documents of the `background` are only compared with: no finding has its place in one of them.
    `reference` is a table, "bundled" for the one that ships, or None for none. `rules` that are
    switched off are left out. `extracted` gives the claims of each document where they are known
    already (a process pool has worked them out), those of the background last. Findings come in
    order of document, place and rule.
    """
    documents = (*(checked := tuple(documents)), *background)
    claims = extracted if extracted is not None else [extract(document) for document in documents]
    articles = [Article(*pair) for pair in zip(documents, map(tuple, claims), strict=True)]
    table = bundled() if reference == "bundled" else reference or ReferenceTable()
    behind = frozenset(document.path for document in documents[len(checked) :])
    collection = Collection(articles, table, behind)
    findings: list[Finding] = []
    failed = 0
    for rule in rules:
        if not rule.enabled:
            continue
        try:
            findings += (one for one in _run(rule, collection) if one.document not in behind)
        except Exception as error:  # one rule must not take the run down, nor hide
            findings.append(_broken(rule, error))
            failed += 1
    findings = list(without_markup(findings, {document.path: document for document in documents}))
    named = {finding.fact_id for finding in findings}
    cited = tuple(fact for fact in table.facts if fact.fact_id in named)
    return Report(
        tuple(digested(ordered(told_once(findings), documents), documents, cited)),
        _coverage(collection, failed),
        documents,
        cited=cited,
        claims=tuple(all_claims(articles)),
    )


def _run(rule: Rule, collection: Collection) -> list[Finding]:
    if rule.in_collection is not None:
        return list(rule.in_collection(collection))
    look = rule.in_article
    return [finding for article in collection.checked for finding in look(article)] if look else []


def _broken(rule: Rule, error: Exception) -> Finding:
    message = say(
        "rule {rule} broke down and was not carried out: {kind}: {fault}",
        rule=rule.code,
        kind=type(error).__name__,
        fault=in_words(error) if isinstance(error, ClaimsError) else error,
    )
    return Finding("IN02", Severity.ERROR, Evidence("", 0, 0, 0, 0, ""), message)


def ordered(findings: Iterable[Finding], documents: Sequence[Document]) -> tuple[Finding, ...]:
    """By document in the order given, then place, then rule; each once at a place, alike ones counted."""
    order = {document.path: number for number, document in enumerate(documents)}

    def key(finding: Finding) -> tuple[int, int, int, str, str]:
        place = finding.place
        where = order.get(place.document, -1), place.start, place.end
        return *where, finding.rule, finding.finding_id

    unique: dict[tuple[str, int, int, str], Finding] = {}
    alike: Counter[str] = Counter()
    for finding in sorted((replace(one, occurrence=0) for one in findings), key=key):
        name, place = finding.finding_id, finding.place
        same = name, place.start, place.end, finding.message
        if same not in unique:
            unique[same] = replace(finding, occurrence=alike[name])
            alike[name] += 1
    return tuple(unique.values())


def _coverage(collection: Collection, failed: int) -> Coverage:
    """What was checked; the background counts only in what it was compared with."""
    claims = all_claims(collection.checked)
    checked = set(map(id, claims))
    joined = {id(claim) for fact in collection.facts for claim in fact.claims} & checked
    disputed = {id(claim) for dispute in collection.disputes for claim in _sides(dispute)}
    stands = [one.standing for one in collection.lookups if id(one.claim) in checked]
    documents = [article.document for article in collection.checked]
    return Coverage(
        documents=len(documents),
        empty=sum(not document.text.strip() for document in documents),
        undated=sum(document.published is None for document in documents),
        characters=sum(len(document.text) for document in documents),
        seen=len(claims),
        mentions=len(claims),
        claims=len(claims),
        unresolved=sum("unresolved" in claim.mention.flags for claim in claims),
        placed=sum(bool(claim.frame.head) for claim in claims),
        facts=len(collection.facts),
        compared=len(joined),
        consistent=len(joined - disputed),
        supported=stands.count("supported"),
        contradicted=stands.count("contradicted"),
        outdated=stands.count("outdated"),
        not_covered=len(claims) - len(stands),
        failed_rules=failed,
    )


def _sides(dispute: Dispute) -> Iterator[Claim]:
    yield dispute.claim
    yield dispute.against

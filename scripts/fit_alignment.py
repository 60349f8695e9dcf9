"""Fit factcheck/alignment/weights.csv: a logistic regression over the features of alignment.

    python scripts/fit_alignment.py --pairs PAIRS.jsonl --set FOLDER >weights.csv

PAIRS.jsonl: text_a (or text_a_doc), text_b, label conflict / consistent / unrelated, perhaps targets
(pairs of quotes). FOLDER: articles/*.txt and expect.jsonl with flag and clean items. A pair of claims
that no guard keeps apart is an example: of the same thing where it is a labelled conflict (or, in
FOLDER, a labelled repetition), of different things where two values disagree, neither article gives
the other's too, and nothing says that they should not. Where only the two texts are labelled, the likeliest pair of claims counts.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import numpy as np

from claims import Document, extract
from claims.documents import publication_date
from factcheck.alignment import Subject, features, guard, probability
from factcheck.alignment.values import Agreement, agreement
from factcheck.links import Link, answered, numbers
from factcheck.subjects import subjects

Example = tuple[dict[str, float], int, float]
STEPS, RIDGE = 15, 2.0
TEXTS = 0.5  # of the weight of a labelled article's example, what one of two single texts has
# Set by hand, so that the cases of the rules and the examples hold: sets of stories have too few pairs
# that they keep apart to fit them on.
PINNED = {
    **dict(
        other_name=-2.5, other_sort=-2.5, other_object=-2.5, other_event=-2.2, other_ranked=-2.2
    ),
    **dict(part_differs=-1.8, sense_differs=-1.5, scope_differs=-1.5, roles_differ=-1.2),
    **dict(unnamed=-0.8, strange=-0.6, strange_worst=-0.6, far_off=-2.4, same_document=-0.8),
    **dict(copied=1.9, headline=2.0),
}
BARRIERS = frozenset(
    "near_empty strange strange_worst date_strange misplaced date percent noun_differs roles_differ "
    "sense_differs scope_differs same_document period_apart level_apart far_off other_event "
    "other_object other_ranked other_name other_sort unnamed part_differs stage_differs".split()
)


def text_pairs(path: Path) -> Iterator[list[Example]]:
    """The examples of each labelled pair of texts."""
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        text = pair.get("text_a_doc") or pair["text_a"]
        first = subjects(extract(Document.from_text(text, path="a.txt")))
        second = subjects(extract(Document.from_text(pair["text_b"], path="b.txt")))
        free = [(one, other) for one in first for other in second if not guard(one, other)]
        unequal = [p for p in free if agreement(p[0].claim, p[1].claim) is Agreement.CONFLICT]
        equal = [p for p in free if agreement(p[0].claim, p[1].claim) is Agreement.AGREE]
        if pair["label"] == "conflict":
            yield _likeliest(_targeted(unequal, pair) or unequal)
        elif pair["label"] == "consistent":
            yield [*_examples(unequal, 0), *_likeliest(equal)]
        else:
            yield _examples(unequal, 0)


def _targeted(pairs: list[tuple[Subject, Subject]], pair: dict) -> list[tuple[Subject, Subject]]:
    targets = [tuple(target) for target in pair.get("targets", ()) if all(target)]

    def hit(one: Subject, other: Subject) -> bool:
        return any(
            (other.claim.quote in b or b in other.claim.quote)
            and (one.claim.quote in a or a in one.claim.quote)
            for b, a in targets
        )

    return [p for p in pairs if hit(*p)]


def _examples(
    pairs: list[tuple[Subject, Subject]], label: int, weight: float = 1.0
) -> list[Example]:
    return [(features(*pair), label, weight) for pair in pairs]


def _likeliest(pairs: list[tuple[Subject, Subject]]) -> list[Example]:
    measured = [features(*pair) for pair in pairs]
    return [(max(measured, key=probability), 1, 1.0)] if measured else []


def article_set(folder: Path) -> Iterator[list[Example]]:
    """The examples of a set of articles with expectations."""
    texts = {
        p.name: p.read_text(encoding="utf-8") for p in sorted((folder / "articles").glob("*.txt"))
    }
    claims = []
    for name, text in texts.items():
        document = Document.from_text(text, path=name, published=publication_date(name, text))
        claims += extract(document)
    found = subjects(claims)
    told = numbers(found)
    same: set[frozenset[int]] = set()
    for line in (folder / "expect.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        kind = item["class"]
        if not kind.startswith(
            (
                "cross",
                "internal",
                "unit-slip",
                "consistent",
                "notation",
                "power-of-ten",
                "same-value",
                "rounded",
                "precision",
            )
        ):
            continue
        members = [number for number, subject in enumerate(found) if _named(subject, item, texts)]
        same |= {frozenset(two) for two in combinations(members, 2)}
    for number, one in enumerate(found):
        for partner in range(number):
            other = found[partner]
            if guard(one, other):
                continue
            if frozenset((number, partner)) in same:
                differ = agreement(one.claim, other.claim) is Agreement.CONFLICT
                yield [(features(one, other), 1, 2.0 if differ else 0.6)]
            elif agreement(one.claim, other.claim) is not Agreement.CONFLICT:
                continue
            elif not answered(Link(other, one, 1.0, Agreement.CONFLICT), told):
                yield [(features(one, other), 0, 0.5)]


def _named(subject: Subject, item: dict, texts: dict[str, str]) -> bool:
    for claim in item["claims"]:
        if claim["document"] != subject.claim.document:
            continue
        position = -1
        for _ in range(claim.get("nth") or 1):
            position = texts[claim["document"]].find(claim["quote"], position + 1)
        if subject.claim.start < position + len(claim["quote"]) and position < subject.claim.end:
            return True
    return False


def fit(examples: list[Example]) -> dict[str, float]:
    """Weights by Newton's method with a ridge, around those that are PINNED.

    Likenesses stay at or above zero, barriers at or below, so that a weight means what its name says:
    one that would not is left out, and the others are fitted again.
    """
    names = ["intercept", *examples[0][0]]
    x = np.array([[1.0, *measured.values()] for measured, _, _ in examples])
    y = np.array([label for _, label, _ in examples], dtype=float)
    w = np.array([weight for _, _, weight in examples])
    fixed = np.array([PINNED.get(name, 0.0) for name in names])
    signs = np.array([0, *(-1 if name in BARRIERS else 1 for name in names[1:])])
    free = np.array([name not in PINNED for name in names])
    while True:
        beta = fixed.copy()
        beta[free] = _newton(x[:, free], y, w, x @ fixed)
        wrong = free & (signs * beta < 0)
        if not wrong.any():
            break
        free &= ~wrong
    _tell(_logistic(x @ beta), y, w)
    return dict(zip(names, beta.round(3), strict=True))


def _newton(x: np.ndarray, y: np.ndarray, w: np.ndarray, offset: np.ndarray) -> np.ndarray:
    beta, ridge = np.zeros(x.shape[1]), np.eye(x.shape[1]) * RIDGE
    ridge[0, 0] = 0
    for _ in range(STEPS):
        p = _logistic(x @ beta + offset)
        slope = x.T @ (w * (p - y)) + ridge @ beta
        beta = beta - np.linalg.solve((x * (w * p * (1 - p))[:, None]).T @ x + ridge, slope)
    return beta


def _logistic(total: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(total, -30, 30)))


def _tell(p: np.ndarray, y: np.ndarray, w: np.ndarray) -> None:
    for cut in (0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        hit = p >= cut
        right, all_ = (w * y)[hit].sum(), w[hit].sum()
        rates = f"precision {right / max(all_, 1e-9):.2f} recall {right / (w * y).sum():.2f}"
        print(f"at {cut}: {rates}", file=sys.stderr)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--set", type=Path, action="append", default=[])
    options = parser.parse_args()
    examples: list[Example] = []
    if options.pairs:
        examples += [(f, y, TEXTS * w) for g in text_pairs(options.pairs) for f, y, w in g]
    for folder in options.set:
        examples += [e for group in article_set(folder) for e in group]
    print(len(examples), sum(label for _, label, _ in examples), file=sys.stderr)
    print("feature,weight")
    for name, weight in fit(examples).items():
        print(f"{name},{weight}")


if __name__ == "__main__":
    main()

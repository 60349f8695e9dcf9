"""Fit factcheck/alignment/weights.csv: a logistic regression over the features of alignment.

    python scripts/fit_alignment.py --pairs PAIRS.jsonl --set FOLDER >weights.csv

PAIRS.jsonl: text_a (or text_a_doc), text_b, label conflict / consistent / unrelated, perhaps targets
(pairs of quotes). FOLDER: articles/*.txt and expect.jsonl with flag and clean items. A pair of claims
that no guard keeps apart is an example: of the same thing where it is a labelled conflict (or, in
FOLDER, a labelled repetition), of different things where two values disagree and nothing says that
they should not. Where only the two texts are labelled, the likeliest pair of claims counts.
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
from factcheck.subjects import subjects

Example = tuple[dict[str, float], int, float]
STEPS, RATE, RIDGE = 3000, 0.02, 0.004
PRIOR = {  # what each likeness would weigh if nothing were known; the ridge pulls towards it
    "intercept": -3.0,
    **dict(head_phrase=2.0, near_same=0.9, anchor_sentence=1.0, mass=1.0, sentence=0.8),
    **dict(copied=1.5, around=0.8, right=1.5, event=1.0, roles_shared=0.8, slip=1.2),
    **dict(
        close=0.7,
        date_close=0.7,
        companion=0.7,
        brief=0.5,
        transposed=1.3,
        story=0.5,
        scope_same=0.2,
        period_same=1.0,
        headline=1.0,
        near_empty=-0.7,
    ),
    **dict(strange_sentence=-0.5, date_strange=-2.0, misplaced=-2.5),
    **dict(odd_words=-1.5, odd_word=-0.5),
    **dict(percent=-0.8, noun_differs=-1.2),
    **dict(roles_differ=-1.5, sense_differs=-2.5, scope_differs=-2.0, same_document=-1.5),
    **dict(same_block=-1.0, period_apart=-2.0, flow_apart=-1.0, level_apart=-1.0, far_off=-2.0),
}
# Not fitted: too few examples of the data speak of them.
PINNED = frozenset(
    "odd_words odd_word scope_differs noun_differs period_apart date_strange near_same slip transposed roles_shared".split()
)
BARRIERS = frozenset(
    "near_empty odd_words odd_word strange_sentence date_strange misplaced "
    "percent noun_differs roles_differ sense_differs scope_differs same_document "
    "same_block period_apart flow_apart level_apart far_off".split()
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
                yield [(features(one, other), 1, 2.0)]
            elif agreement(one.claim, other.claim) is Agreement.CONFLICT:
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
    """Weights by projected gradient descent (Adam) with a ridge towards PRIOR.

    Likenesses stay at or above zero, barriers at or below, so that a weight means what its name says.
    """
    names = list(examples[0][0])
    x = np.array([[1.0, *(measured[name] for name in names)] for measured, _, _ in examples])
    y = np.array([label for _, label, _ in examples], dtype=float)
    w = np.array([weight for _, _, weight in examples])
    signs = np.array([0, *(-1 if name in BARRIERS else 1 for name in names)])
    free = np.array([1, *(name not in PINNED for name in names)])
    prior = np.array([PRIOR["intercept"], *(PRIOR.get(name, 0.0) for name in names)])
    beta = prior.copy()
    mean, square = (np.zeros(x.shape[1]) for _ in range(2))
    for step in range(1, STEPS + 1):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        gradient = x.T @ (w * (p - y)) / w.sum() + RIDGE * (beta - prior) * (signs != 0)
        gradient *= free
        mean, square = 0.9 * mean + 0.1 * gradient, 0.999 * square + 0.001 * gradient**2
        beta -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-9)
        beta = np.where(
            signs > 0, np.maximum(beta, 0), np.where(signs < 0, np.minimum(beta, 0), beta)
        )
    _tell(1 / (1 + np.exp(-np.clip(x @ beta, -30, 30))), y, w)
    return dict(zip(["intercept", *names], beta.round(3), strict=True))


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
        examples += [e for group in text_pairs(options.pairs) for e in group]
    for folder in options.set:
        examples += [e for group in article_set(folder) for e in group]
    print(len(examples), sum(label for _, label, _ in examples), file=sys.stderr)
    print("feature,weight")
    for name, weight in fit(examples).items():
        print(f"{name},{weight}")


if __name__ == "__main__":
    main()

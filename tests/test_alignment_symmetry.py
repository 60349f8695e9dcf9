"""The verdict on two claims does not depend on which of them comes first."""

from datetime import date
from itertools import combinations

import pytest

from claims import Document, extract
from factcheck.alignment import compare
from factcheck.subjects import subjects

TEXTS = (
    "青松灣碼頭2031年底啟用，造價62億元，預計每年接待48萬人次。截至今年3月底，批出27宗申請。",
    "青松灣碼頭將於2031年5月啟用，政府斥資66億元，上限為70億元；去年批出38宗申請，累計65宗。",
    "青松灣碼頭（首期）\n造價：26億元\n到2035年每年可接待84萬人次，其中本地旅客佔三成，全港排第七。",
    "碼頭排名第五，本地旅客佔兩成。公司成立於1956年，今年68周年，該計劃3月獲批。",
)


@pytest.mark.parametrize(("one", "other"), combinations(range(len(TEXTS)), 2))
def test_verdict_is_symmetric(one: int, other: int) -> None:
    """Same verdict, score and reasons, whatever stands on one side only."""
    found = subjects(
        [
            claim
            for number in (one, other)
            for claim in extract(
                Document.from_text(
                    TEXTS[number], path=f"{number}.txt", published=date(2025 + number % 2, 4, 2)
                )
            )
        ]
    )
    assert len(found) > 4
    for first, second in combinations(found, 2):
        forward, backward = compare(first, second), compare(second, first)
        assert forward.verdict is backward.verdict
        assert forward.score == pytest.approx(backward.score)

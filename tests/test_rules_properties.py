"""Correctly rounded true statements are never flagged; a wrong digit in an exact one always is.

Each rule has a writer of sentences: from a source of random numbers it makes a true statement and the
same with one number changed. A document of many such paragraphs is checked at once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from claims import Document, extract
from factcheck.article import Article
from factcheck.finding import Severity
from factcheck.rules import CATALOGUE

LINES = 40
TODAY = date(2025, 6, 20)
Pair = tuple[str, str]
Writer = Callable[[Random], Pair]
WEEK = "一二三四五六日"


def rounded(value: Fraction, places: int) -> str:
    number = Decimal(value.numerator) / Decimal(value.denominator)
    return str(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))


def other(rng: Random, number: int, least: int = 1) -> int:
    """A number that differs from the given one in one digit, and is no less than `least`."""
    while True:
        digits = list(str(number))
        place = rng.randrange(len(digits))
        digits[place] = rng.choice("0123456789")
        found = int("".join(digits))
        if found != number and found >= least:
            return found


def parts_and_total(rng: Random) -> Pair:
    one, two, three = (rng.randint(11, 990) for _ in range(3))
    total = one + two + three
    words = "圖書館借出小說{}冊、雜誌{}冊及漫畫{}冊，合共{}冊。"
    return words.format(one, two, three, total), words.format(one, two, three, other(rng, total))


def total_and_parts(rng: Random) -> Pair:
    one, two, three = (rng.randint(11, 990) for _ in range(3))
    total = one + two + three
    words = "全校共有{}名學生：初小{}名，高小{}名，中學{}名。"
    return words.format(total, one, two, three), words.format(other(rng, total), one, two, three)


def growth(rng: Random) -> Pair:
    before = rng.randint(200, 9000)
    after = before + rng.randint(before // 50 + 1, before)
    rate = Fraction(after - before, before) * 100
    words = "求診人次由{}人次增至{}人次，增幅{}%。"
    wrong = rounded(rate + rng.choice((3, 5, 12)), 1)
    return words.format(before, after, rounded(rate, 1)), words.format(before, after, wrong)


def fall(rng: Random) -> Pair:
    before = rng.randint(2000, 90000)
    after = before - rng.randint(before // 50 + 1, before // 2)
    rate = Fraction(before - after, before) * 100
    words = "今年首季收到{}宗投訴，較去年同期的{}宗減少{}%。"
    wrong = rounded(rate + rng.choice((3, 5, 12)), 1)
    return words.format(after, before, rounded(rate, 1)), words.format(after, before, wrong)


def difference(rng: Random) -> Pair:
    before = rng.randint(200, 9000)
    gap = rng.randint(12, 900)
    words = "學額由{}個增至{}個，增加{}個。"
    return words.format(before, before + gap, gap), words.format(
        before, before + gap, other(rng, gap)
    )


def direction(rng: Random) -> Pair:
    low = rng.randint(100, 9000)
    high = low + rng.randint(1, 900)
    words = "會員由{}人增至{}人。"
    return words.format(low, high), words.format(high, low)


def multiple(rng: Random) -> Pair:
    base, times = rng.randint(20, 900), rng.randint(3, 9)
    words = "今年報名人數有{}人，是去年{}人的{}倍。"
    wrong = times + rng.choice((2, 3))
    return words.format(base * times, base, times), words.format(base * times, base, wrong)


def share(rng: Random) -> Pair:
    whole = rng.randint(60, 5000)
    part = rng.randint(whole // 10, whole - 1)
    rate = Fraction(part, whole) * 100
    words = "{}名會員中有{}名投票，佔{}%。"
    wrong = rounded(rate + rng.choice((-4, 4, 9)), 1)
    return words.format(whole, part, rounded(rate, 1)), words.format(whole, part, wrong)


def percentages(rng: Random) -> Pair:
    counts = [rng.randint(50, 900) for _ in range(3)]
    shares = [rounded(Fraction(count, sum(counts)) * 100, 0) for count in counts]
    words = "受訪家長中，{}%支持，{}%反對，其餘{}%無意見。"
    wrong = [*shares[:2], str(int(shares[2]) + rng.choice((4, 7, 10)))]
    return words.format(*shares), words.format(*wrong)


def mean(rng: Random) -> Pair:
    number, each = rng.randint(11, 300), rng.randint(101, 900)
    words = "{}名學員共籌得{:,}元，平均每人{}元。"
    total = number * each
    return words.format(number, total, each), words.format(number, total, each + rng.randint(2, 50))


def product(rng: Random) -> Pair:
    number, each = rng.randint(11, 300), rng.randint(101, 900)
    words = "售出{}張門票，單價{}元，收入共{:,}元。"
    total = number * each
    return words.format(number, each, total), words.format(number, each, total + each * 3)


def area(rng: Random) -> Pair:
    feet = rng.randint(200, 9000)
    metres = Fraction(feet) * Fraction("0.09290304")
    words = "單位面積{}平方呎（約{}平方米）。"
    wrong = rounded(metres * 10, 0)
    return words.format(feet, rounded(metres, 0)), words.format(feet, wrong)


def dollars(rng: Random) -> Pair:
    amount = rng.randint(10, 900)
    rate = Fraction(rng.randint(775, 785), 100)
    words = "公司以{}萬美元（約{}萬港元）購入專利。"
    right = rounded(amount * rate, 0)
    return words.format(amount, right), words.format(amount, right + "0")


def compound(rng: Random) -> Pair:
    before, years = rng.randint(1000, 9000), rng.randint(3, 9)
    yearly = 1 + rng.uniform(0.02, 0.15)
    after = round(before * yearly**years)
    rate = ((after / before) ** (1 / years) - 1) * 100
    words = "會員由{}年的{}人增至2024年的{}人，年均複合增長{:.1f}%。"
    start = 2024 - years
    wrong = rate + rng.choice((4, 7))
    return words.format(start, before, after, rate), words.format(start, before, after, wrong)


def weekday(rng: Random) -> Pair:
    day = TODAY - timedelta(days=rng.randint(0, 4000))
    words = "典禮於{}年{}月{}日（星期{}）舉行。"
    place = day.isoweekday() - 1
    wrong = WEEK[(place + rng.randint(1, 6)) % 7]
    when = day.year, day.month, day.day
    return words.format(*when, WEEK[place]), words.format(*when, wrong)


def age(rng: Random) -> Pair:
    born = rng.randint(1935, 2005)
    words = "陳先生{}年出生，現年{}歲。"
    years = 2025 - born
    right = years - rng.randint(0, 1)
    return words.format(born, right), words.format(born, years + rng.choice((-9, -4, 5, 10)))


def anniversary(rng: Random) -> Pair:
    founded = rng.randint(1920, 2010)
    words = "書店{}年創辦，今年慶祝{}周年。"
    years = 2025 - founded
    return words.format(founded, years), words.format(founded, years + rng.choice((-5, 3, 10)))


def years_since(rng: Random) -> Pair:
    start = rng.randint(1960, 2015)
    words = "協議自{}年簽署，至今已{}年。"
    years = 2025 - start
    return words.format(start, years), words.format(start, years + rng.choice((-4, 4, 8)))


WRITERS: list[tuple[str, Writer]] = [
    ("AR01", parts_and_total),
    ("AR01", total_and_parts),
    ("AR02", percentages),
    ("AR03", growth),
    ("AR03", fall),
    ("AR04", difference),
    ("AR05", direction),
    ("AR06", multiple),
    ("AR08", share),
    ("AR10", mean),
    ("AR13", area),
    ("AR13", dollars),
    ("AR15", compound),
    ("AR16", product),
    ("DT02", weekday),
    ("DT05", age),
    ("DT07", anniversary),
    ("DT08", years_since),
]
NAMES = pytest.mark.parametrize(
    ("code", "writer"), WRITERS, ids=[f"{code}-{writer.__name__}" for code, writer in WRITERS]
)
SEEDS = st.integers(min_value=0, max_value=2**32)


def flagged(code: str | None, paragraphs: list[str]) -> list[str]:
    """The paragraphs with a finding of the rule (of any rule inside an article, for None)."""
    document = Document.from_text("\n\n".join(paragraphs), path="a.txt", published=TODAY)
    article = Article(document, extract(document))
    rules = [rule for rule in CATALOGUE if rule.in_article and code in (None, rule.code)]
    found = [finding for rule in rules if rule.in_article for finding in rule.in_article(article)]
    hard = [finding for finding in found if finding.severity is not Severity.INFO]
    lines = document.text.split("\n")
    return [lines[finding.place.line - 1] for finding in hard]


@NAMES
@settings(max_examples=25, deadline=None, phases=[Phase.generate])
@given(seed=SEEDS)
def test_true_statements_are_never_flagged(code: str, writer: Writer, seed: int) -> None:
    rng = Random(seed)
    assert flagged(None, [writer(rng)[0] for _ in range(LINES)]) == []


@NAMES
@settings(max_examples=5, deadline=None, phases=[Phase.generate])
@given(seed=SEEDS)
def test_a_wrong_number_is_always_flagged(code: str, writer: Writer, seed: int) -> None:
    rng = Random(seed)
    wrong = [writer(rng)[1] for _ in range(LINES)]
    assert [line for line in wrong if line not in flagged(code, wrong)] == []

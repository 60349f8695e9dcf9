"""Correctly rounded true statements are never flagged; a wrong digit in an exact one always is.

Each rule has a writer of sentences: from a source of random numbers it makes a true statement and the
same with one number changed. A document of many such paragraphs is checked at once.

FACTCHECK_ROUNDS=75 makes 3,000 true and 1,000 wrong statements for each writer; by default it is 320 and 80.
"""

from __future__ import annotations

import os
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
ROUNDS = int(os.environ.get("FACTCHECK_ROUNDS", "8"))
PARTED = "\n\n——\n\n"
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


def points(rng: Random) -> Pair:
    before = rng.randint(20, 70)
    gap = rng.randint(2, 9)
    words = "入住率由{}%升至{}%，上升{}。"
    stated = f"{gap}個百分點", f"{gap}%"
    return words.format(before, before + gap, stated[0]), words.format(
        before, before + gap, stated[1]
    )


def reached(rng: Random) -> Pair:
    group = rng.randint(8, 40)
    every = {rounded(Fraction(100 * part, group), 0) for part in range(group + 1)}
    words = "{}名委員中有{}%投了贊成票。"
    part = rounded(Fraction(100 * rng.randint(1, group - 1), group), 0)
    cut = {str(100 * part // group) for part in range(group + 1)}
    wrong = sorted({str(share) for share in range(3, 97)} - every - cut)
    return words.format(group, part), words.format(group, rng.choice(wrong))


def list_of_items(rng: Random) -> Pair:
    items = [f"{name}隊" for name in rng.sample("紅橙黃綠青藍紫黑白", rng.randint(3, 7))]
    words = "設{}個小組：{}。"
    number = len(items)
    wrong = number + rng.choice((-1, 1, 2))
    listed = "、".join(items)
    return words.format(number, listed), words.format(wrong, listed)


def rank(rng: Random) -> Pair:
    field = rng.randint(8, 90)
    words = "在{}個城市中排名第{}。"
    return words.format(field, rng.randint(1, field)), words.format(
        field, field + rng.randint(1, 30)
    )


def mean_of_whole_things(rng: Random) -> Pair:
    group = rng.randint(11, 30)
    things = rng.randint(group, 6 * group)
    words = "{}個家庭平均有{}名子女。"
    right = rounded(Fraction(things, group), 2)
    wrong = Fraction(things, group) + Fraction(1, 2 * group)  # between two that are reached
    return words.format(group, right), words.format(group, f"{float(wrong):.2f}")


def ratio(rng: Random) -> Pair:
    teachers, each = rng.randint(20, 90), rng.randint(6, 25)
    words = "學校有教師{}名，學生{}名，師生比為1比{}。"
    wrong = each + rng.choice((4, 6, 9))
    return words.format(teachers, teachers * each, each), words.format(
        teachers, teachers * each, wrong
    )


def votes(rng: Random) -> Pair:
    ayes, noes, none = rng.randint(30, 60), rng.randint(5, 25), rng.randint(1, 9)
    words = "{}票贊成、{}票反對、{}票棄權，共{}票。"
    total = ayes + noes + none
    return words.format(ayes, noes, none, total), words.format(ayes, noes, none, other(rng, total))


def share_of_share(rng: Random) -> Pair:
    whole, one, two = rng.randint(20, 900) * 1000, rng.randint(3, 9) * 10, rng.randint(11, 47)
    part = whole * one * two // 10_000
    words = "全區有{:,}人，{}%是上班族，上班族當中{}%乘搭鐵路，即{:,}人。"
    wrong = part * rng.choice((5, 6, 7)) // 10 + 1
    return words.format(whole, one, two, part), words.format(whole, one, two, wrong)


def market_line(rng: Random) -> Pair:
    before, change = rng.randint(15_000, 30_000), rng.randint(60, 900)
    rise = rng.choice((True, False))
    after = before + change if rise else before - change
    rate = Fraction(change, before) * 100
    words = (
        "恒指{0}{1}點，收報{2:,}點，{0}幅{3}%。"
        if rng.random() < 0.5
        else ("恒指收報{2:,}點，{0}{1}點，{0}幅{3}%。")
    )
    sign = "升" if rise else "跌"
    wrong = rounded(rate + rng.choice((1, 2, 5)), 1)
    return words.format(sign, change, after, rounded(rate, 1)), words.format(
        sign, change, after, wrong
    )


def words_and_figure(rng: Random) -> Pair:
    tenths = rng.randint(2, 8)
    words = "{}成（{}%）受訪者同意。"
    name = "〇一二三四五六七八"[tenths]
    right = tenths * 10 + rng.randint(-4, 4)
    return words.format(name, right), words.format(name, right + rng.choice((-30, 30)))


def table(rng: Random) -> Pair:
    cells = [rng.randint(11, 990) for _ in range(rng.randint(3, 6))]
    rows = "\n".join(f"第{n}座　{cell:,}" for n, cell in zip("甲乙丙丁戊己", cells, strict=False))
    words = "各座戶數\n{}\n總計　{:,}"
    return words.format(rows, sum(cells)), words.format(rows, other(rng, sum(cells)))


def table_of_shares(rng: Random) -> Pair:
    cells = [rng.randint(40, 990) for _ in range(rng.randint(3, 6))]
    shares = [rounded(Fraction(cell, sum(cells)) * 100, 1) for cell in cells]
    wrong = list(shares)
    place = rng.randrange(len(cells))
    wrong[place] = rounded(Fraction(wrong[place]) + rng.choice((3, 7, 12)), 1)
    names = "甲乙丙丁戊己"

    def made(column: list[str]) -> str:
        rows = zip(names, cells, column, strict=False)
        return "各座戶數\n" + "\n".join(f"{n}座　{cell}　{part}%" for n, cell, part in rows)

    return made(shares), made(wrong)


def cited(rng: Random) -> Pair:
    cells = [rng.randint(11, 990) for _ in range(rng.randint(3, 6))]
    rows = "\n".join(
        f"{name}座　{cell}宗" for name, cell in zip("甲乙丙丁戊己", cells, strict=False)
    )
    words = "各座個案見下表，合共{}宗。\n\n{}\n總計　{}宗"
    total = sum(cells)
    return words.format(total, rows, total), words.format(other(rng, total), rows, total)


def ordered(rng: Random) -> Pair:
    shares = sorted(rng.sample(range(10, 99, 3), 4), reverse=True)
    words = "各區達標率由高至低依次為{}%、{}%、{}%及{}%。"
    wrong = [shares[1], shares[0], *shares[2:]]
    return words.format(*shares), words.format(*wrong)


def capitals(rng: Random) -> Pair:
    digits = "零壹貳叁肆伍陸柒捌玖"
    thousand, hundred = rng.randint(1, 9), rng.randint(1, 9)
    value = thousand * 1000 + hundred * 100
    words = "人民幣{}仟{}佰元整（¥{:,}）。"
    names = digits[thousand], digits[hundred]
    return words.format(*names, value), words.format(*names, other(rng, value, 1000))


def formula(rng: Random) -> Pair:
    gross, revenue = rng.randint(10, 90), rng.randint(100, 300)
    words = "公司收入{}億元，毛利{}億元，毛利率為{}%。"
    rate = Fraction(gross, revenue) * 100
    wrong = rounded(rate + rng.choice((3, 5, 12)), 1)
    return words.format(revenue, gross, rounded(rate, 1)), words.format(revenue, gross, wrong)


def share_of_the_sentence_before(rng: Random) -> Pair:
    whole = rng.randint(200, 900)
    part = rng.randint(whole // 4, whole // 2)
    words = "去年收到{}份申請。其中{}份來自學校，佔{}%。"
    true = rounded(Fraction(100 * part, whole), 1)
    wrong = rounded(Fraction(100 * part, whole) + rng.randint(4, 40), 1)
    return words.format(whole, part, true), words.format(whole, part, wrong)


def month_and_year(rng: Random) -> Pair:
    rent = rng.randint(101, 999) * 10
    words = "舖位月租{}元，即全年{}元。"
    wrong = 12 * rent + rng.choice((-1, 1)) * rng.randint(1, 9) * 100
    return words.format(rent, 12 * rent), words.format(rent, wrong)


def places(rng: Random) -> Pair:
    before, gained = rng.randint(22, 60), rng.randint(2, 20)
    words = "山城大學的世界排名由第{}位升至第{}位，上升{}位。"
    after, wrong = before - gained, gained + rng.choice((-1, 1, 3))
    return words.format(before, after, gained), words.format(before, after, wrong)


def headline(rng: Random) -> Pair:
    """A whole article: only its first line is a headline."""
    crowd = rng.randint(12345, 98765)
    words = "書展首日{:,}人入場\n書展昨日開幕，主辦單位公布首日入場人次為{:,}，天氣良好。"
    return words.format(crowd, crowd), words.format(other(rng, crowd, 10000), crowd)


def steps(rng: Random) -> Pair:
    first = date(2010, 1, 1) + timedelta(rng.randint(0, 3000))
    later = first + timedelta(rng.randint(40, 900))
    words = "被告{}年{}月{}日被捕，{}年{}月{}日被起訴。"
    days = [(day.year, day.month, day.day) for day in (first, later)]
    return words.format(*days[0], *days[1]), words.format(*days[1], *days[0])


WRITERS: list[tuple[str, Writer]] = [
    ("AR01", parts_and_total),
    ("AR01", total_and_parts),
    ("AR02", percentages),
    ("AR03", growth),
    ("AR03", fall),
    ("AR04", difference),
    ("AR05", direction),
    ("AR06", multiple),
    ("AR07", points),
    ("AR08", share),
    ("AR09", reached),
    ("AR10", mean),
    ("AR11", list_of_items),
    ("AR12", rank),
    ("AR13", area),
    ("AR13", dollars),
    ("AR14", mean_of_whole_things),
    ("AR15", compound),
    ("AR16", product),
    ("AR17", ratio),
    ("AR18", votes),
    ("AR19", share_of_share),
    ("AR20", market_line),
    ("AR21", words_and_figure),
    ("AR22", table),
    ("AR23", table_of_shares),
    ("AR24", ordered),
    ("AR25", capitals),
    ("AR26", formula),
    ("AR27", cited),
    ("AR28", share_of_the_sentence_before),
    ("AR29", month_and_year),
    ("AR30", places),
    ("DT02", weekday),
    ("DT05", age),
    ("DT07", anniversary),
    ("DT08", years_since),
    ("DT17", steps),
]
ARTICLES: list[tuple[str, Writer]] = [("AR31", headline)]
NAMES = pytest.mark.parametrize(
    ("code", "writer"), WRITERS, ids=[f"{code}-{writer.__name__}" for code, writer in WRITERS]
)
SEEDS = st.integers(min_value=0, max_value=2**32)


def flagged(code: str | None, paragraphs: list[str]) -> list[str]:
    """The paragraphs with a finding of the rule (of any rule inside an article, for None)."""
    document = Document.from_text(PARTED.join(paragraphs), path="a.txt", published=TODAY)
    article = Article(document, extract(document))
    rules = [rule for rule in CATALOGUE if rule.in_article and code in (None, rule.code)]
    found = [finding for rule in rules if rule.in_article for finding in rule.in_article(article)]
    hard = [finding for finding in found if finding.severity is not Severity.INFO]
    return [_paragraph(document.text, finding.place.start) for finding in hard]


def _paragraph(text: str, place: int) -> str:
    """The paragraph of the writer's that a place stands in; they are parted by rules."""
    start = text.rfind(PARTED, 0, place)
    end = text.find(PARTED, place)
    return text[start + len(PARTED) if start >= 0 else 0 : end if end >= 0 else len(text)]


@NAMES
@settings(max_examples=ROUNDS, deadline=None, phases=[Phase.generate])
@given(seed=SEEDS)
def test_true_statements_are_never_flagged(code: str, writer: Writer, seed: int) -> None:
    rng = Random(seed)
    assert flagged(None, [writer(rng)[0] for _ in range(LINES)]) == []


@NAMES
@settings(max_examples=max(ROUNDS // 4, 2), deadline=None, phases=[Phase.generate])
@given(seed=SEEDS)
def test_a_wrong_number_is_always_flagged(code: str, writer: Writer, seed: int) -> None:
    rng = Random(seed)
    wrong = [writer(rng)[1] for _ in range(LINES)]
    assert [line for line in wrong if line not in flagged(code, wrong)] == []


@pytest.mark.parametrize(("code", "writer"), ARTICLES)
@settings(max_examples=5 * ROUNDS, deadline=None, phases=[Phase.generate])
@given(seed=SEEDS)
def test_articles_one_by_one(code: str, writer: Writer, seed: int) -> None:
    right, wrong = writer(Random(seed))
    assert flagged(None, [right]) == []
    assert flagged(code, [wrong])


def test_every_rule_of_arithmetic_has_a_writer() -> None:
    arithmetic = {rule.code for rule in CATALOGUE if rule.code.startswith("AR")}
    assert arithmetic <= {code for code, _ in (*WRITERS, *ARTICLES)}

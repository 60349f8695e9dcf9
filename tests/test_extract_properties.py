"""What holds for the claims of any text: script, width and division into paragraphs do not matter.

Allowed exceptions, and no others: a date that says only part of itself (5日, 翌日, 6月) may take the rest
from a date of the same paragraph, and never from another; and a paragraph is one of the folded text,
where lines that a page or column broke have been joined again.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

import cn2an
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import Claim, Document, extract

PUBLISHED = date(2025, 3, 12)
ARTICLES = sorted((Path(__file__).resolve().parent.parent / "examples" / "articles").glob("*.txt"))

PHRASES = [  # Traditional, Simplified
    ("總造價約三億八千萬元，", "总造价约三亿八千万元，"),
    ("較2023年減少12.5%。", "较2023年减少12.5%。"),
    ("全長4.6公里，", "全长4.6公里，"),
    ("逾6萬名員工，", "逾6万名员工，"),
    ("每1,000人有4.2張病床；", "每1,000人有4.2张病床；"),
    ("去年9月1日至翌年6月30日", "去年9月1日至翌年6月30日"),
    ("上週五公布，", "上周五公布，"),
    ("氣溫跌至零下三度。", "气温跌至零下三度。"),
    ("三至五億港元，", "三至五亿港元，"),
    ("兩個半鐘，", "两个半钟，"),
    ("排名第七。", "排名第七。"),
    ("佔四分之三，", "占四分之三，"),
    ("數以萬計的觀眾", "数以万计的观众"),
    ("升0.25個百分點，", "升0.25个百分点，"),
    ("於一國兩制下，", "于一国两制下，"),
    ("農曆八月十五，", "农历八月十五，"),
    ("由上午九時至下午五時，", "由上午九时至下午五时，"),
    ("實用面積512呎，", "实用面积512呎，"),
    ("第三季純利倍增，", "第三季纯利倍增，"),
    ("\n", "\n"),
]
FULL_WIDTH = {ord("0") + n: chr(ord("０") + n) for n in range(10)} | {ord("%"): "％"}


def claims_of(text: str) -> tuple[Claim, ...]:
    return extract(Document.from_text(text, path="any.txt", published=PUBLISHED))


def said(text: str) -> list[tuple[object, ...]]:
    """What the claims of a text say, without their places."""
    return [
        (claim.mention.kind, claim.mention.quantity, claim.mention.period, claim.mention.flags)
        for claim in claims_of(text)
    ]


@settings(deadline=None)
@given(st.lists(st.sampled_from(PHRASES), max_size=12))
def test_the_script_does_not_matter(phrases: list[tuple[str, str]]) -> None:
    traditional, simplified = ("".join(pair[side] for pair in phrases) for side in (0, 1))
    assert said(traditional) == said(simplified)


@settings(deadline=None)
@given(st.lists(st.sampled_from(PHRASES), max_size=12))
def test_the_width_does_not_matter(phrases: list[tuple[str, str]]) -> None:
    text = "".join(traditional for traditional, _ in phrases)
    assert said(text.translate(FULL_WIDTH)) == said(text)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_width_does_not_matter_in_articles(path: Path) -> None:
    text = path.read_text("utf-8")
    wide = text.translate(FULL_WIDTH)
    assert wide != text
    assert said(wide) == said(text)


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_says_the_same_whole_and_in_paragraphs(path: Path) -> None:
    document = Document.from_text(path.read_text("utf-8"), path="any.txt", published=PUBLISHED)
    parts = [said(paragraph) for paragraph in document.folded.text.split("\n")]
    assert [claim for part in parts for claim in part] == said(path.read_text("utf-8"))
    assert sum(map(bool, parts)) > 1


@settings(deadline=None)
@given(st.lists(st.sampled_from(PHRASES), max_size=12))
def test_phrases_say_the_same_whole_and_in_paragraphs(phrases: list[tuple[str, str]]) -> None:
    text = "".join(traditional for traditional, _ in phrases)
    folded = Document.from_text(text, path="any.txt", published=PUBLISHED).folded.text
    assert [claim for part in folded.split("\n") for claim in said(part)] == said(text)


@settings(deadline=None)
@given(st.integers(11, 10**12))  # 伍家, 陸人 may be names
def test_a_count_is_the_same_in_figures_and_characters(number: int) -> None:
    written = (f"{number}", f"{number:,}", cn2an.an2cn(number), cn2an.an2cn(number, "up"))
    for numeral in written:
        (claim,) = claims_of(f"全部合共{numeral}人。")
        assert (claim.value, claim.unit) == (number, "人"), numeral


def check_places(text: str) -> None:
    document = Document.from_text(text, path="any.txt", published=PUBLISHED)
    last = 0
    for claim in extract(document):
        assert last <= claim.start < claim.end <= len(text)
        assert claim.quote == "".join(document.text[claim.start : claim.end].splitlines())
        last = claim.end


@settings(deadline=None)
@given(st.text(max_size=120))
def test_nothing_raises_on_any_text(text: str) -> None:
    check_places(text)


PIECES = st.sampled_from(
    [
        *"0123456789零一二三四五六七八九十百千萬億兆半兩廿卅壹拾佰第約近逾至到與及個的分之多餘來幾數",
        *"年月日號時點分秒週季度初中底末前後上下本去今明昨元圓角仙倍成折厘%％‰°℃$¥€,.:：/-–~（）()【】「」，。；、\n\t ",
        *("百分之", "四分之", "平方呎", "公里", "美元", "人民幣", "HK$", "星期", "農曆", "民國"),
        *(
            "截至",
            "介乎",
            "不少於",
            "1,000",
            "2024",
            "3.14",
            "km",
            "pm",
            "第三",
            "每",
            "人有",
            "零下",
        ),
        *(unicodedata.lookup("COMBINING ACUTE ACCENT"), "\ufeff", "\u200b", "\r\n", "\u3000"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_nothing_raises_on_mixes_of_numbers_and_dates(text: str) -> None:
    check_places(text)

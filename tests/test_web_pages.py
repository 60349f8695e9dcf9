"""Reading HTML: the article without what stands around it, each number traced back to the source."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims import extract
from claims.documents import read_bytes
from claims.documents.html import read_page
from claims.documents.html.metadata import parse_moment
from claims.errors import EmptyInputError, InputError
from claims.text.characters import DROPPED
from factcheck import check

FIRST = "渡輪公司昨日宣布，公司共有28艘船，去年載客1,280萬人次，較前年增加一成。"
SECOND = "發言人說，碼頭將於三月翻新，工程費4,000萬元，預計九個月完成。"
BRIEF = f"<h1>渡輪添船</h1><p>{FIRST}</p>"


def seen(page: str) -> str:
    """What is read of a page, one block a line."""
    found = read_page(page.encode(), "a.html").layout.visible
    assert len(found) == len(page)
    lines = (line.strip() for line in found.replace(DROPPED, "").split("\n"))
    return "\n".join(filter(None, lines))


TEXT = {
    "references": (
        "<p>共&nbsp;28&#33368;船，A&amp;B有&#x31;2&lt;13，&copy2031，&nosuch;。",
        "共\xa028艘船，A&B有12<13，©2031，&nosuch;。",
    ),
    "marks in a number": ("<p>共<b>2</b>8<i>艘</i>船。", "共28艘船。"),
    "white space": ("<p>\n  共有 \n <b> 28</b>\t艘船。\n</p>", "共有 28 艘船。"),
    "line break": ("<p>共有28艘船。<br>載客12萬人。", "共有28艘船。\n載客12萬人。"),
    "comment": ("<p>共有<!-- 31艘 -->28艘<!--> 船。", "共有28艘 船。"),
    "CDATA": ("<p>共有<![CDATA[31艘]]>28艘船。", "共有28艘船。"),
    "script": (
        "<p>共有<script>var n='31艘</p>';</script>28艘船。<style>p{top:3px}</style>",
        "共有28艘船。",
    ),
    "script without end": ("<p>共有28艘船。<script>31艘", "共有28艘船。"),
    "hidden": (
        "<p>共有<span hidden>31</span><span style='color:red; display: none'>32</span>"
        "<span aria-hidden=true>33</span>28艘船。",
        "共有28艘船。",
    ),
    "reading aid": ("<p>共有28艘<ruby>船<rp>（<rt>shyun4<rp>）</ruby>。", "共有28艘船。"),
    "raised": (
        "<p>載客1,280<sup>3</sup>人，面積1,500m<sup><a href=#2>2</a></sup>，註<sup>[4]</sup>。",
        "載客1,280³人，面積1,500m²，註[4]。",
    ),
    "signs": ("<p>若 3 < 5 且 a<3 則共有28艘。", "若 3 < 5 且 a<3 則共有28艘。"),
    "attribute with signs": ("<p title=\"a>31艘\" data-x='<p>32艘'>共有28艘船。", "共有28艘船。"),
    "rows": (
        "<table><tr><th>碼頭<th>班次<tr><td>北角灣<td>120班<tr><td>南角灣<td>80班</table>",
        "碼頭\t班次\n北角灣\t120班\n南角灣\t80班",
    ),
    "layout in a table": (
        f"<table><tr><td>{FIRST}{SECOND}<td><p>旁邊一欄。</table>",
        f"{FIRST}{SECOND}\n旁邊一欄。",
    ),
    "preformatted": ("<pre>共有28\n艘船。\n  載客12萬人。</pre>", "共有28\n艘船。\n載客12萬人。"),
    "list": ("<ul><li>甲有3人<li>乙有4人</ul>", "甲有3人\n乙有4人"),
    "text of a field": (
        "<form><p>共有28艘船。<textarea>31艘</textarea><select><option>32艘</select>",
        "共有28艘船。",
    ),
    "unclosed": (
        "<div><p>共有28艘船。<div><b>載客12萬人。</div></i></p>尾段。",
        "共有28艘船。\n載客12萬人。\n尾段。",
    ),
}


@pytest.mark.parametrize(("page", "read"), TEXT.values(), ids=TEXT)
def test_text(page: str, read: str) -> None:
    assert seen(page) == read


AROUND = {
    "menu": f"<nav><ul><li>首頁<li>體育 88則</ul></nav>{BRIEF}",
    "menu by role": f"<div role=navigation><p>共有31間，全部分類，請選擇。</div><div>{BRIEF}</div>",
    "head and foot": f"<header><p>今日溫度31度，多雲。</header><main>{BRIEF}</main><footer><p>版權2031，保留一切權利。</footer>",
    "cookies": f"<div id=cookie-banner><p>本站使用31種Cookie，請接受，或查看共12項設定。</div>{BRIEF}",
    "consent first": f"<div class='CookieConsent'><p>我們與135個夥伴使用資料，詳情請看說明。{SECOND * 3}</div>{BRIEF}",
    "side": f"<div class=wrap><div class=content>{BRIEF}</div><aside><p>熱門：共31人入院，四人重傷。</aside></div>",
    "comments": f"<article>{BRIEF}</article><section id=comments><p>讀者甲：明明有31艘，你數錯。</p><p>讀者乙：{SECOND * 4}</section>",
    "comments inside": f"<article>{BRIEF}<div class=comment-list><p>讀者甲：明明有31艘，你數錯。</div></article>",
    "teasers": f"<main>{BRIEF}<ul><li><a href=1>另有31人被捕</a><li><a href=2>油價跌32%</a></ul></main>",
    "sharing": f"<article>{BRIEF}<div class='social share'>分享 1,031</div></article>",
    "other article": f"<body><article>{BRIEF}<p>{SECOND}</p></article><article><p>天文台預測，明日最高31度。</article>",
    "body classes": f"<body class='has-sidebar nav-open comment-closed'>{BRIEF}</body>",
    "wrapper with a name": f"<div id=content-sidebar-wrap><div class=text>{BRIEF}</div></div>",
    "form around all": f"<form id=aspnetForm><div>{BRIEF}</div></form>",
    "headline outside": f"<header><h1>渡輪添船</h1></header><div><div><p>{FIRST}</p></div></div>",
    "name of the site": f"<header><h1><a href=/>碧瑤日報</a></h1></header><article>{BRIEF}</article>",
    "noscript": f"{BRIEF}<noscript><p>請開啟JavaScript，共31步。</noscript>",
    "template and svg": f"{BRIEF}<template><p>共31步。</template><svg><text>32</text></svg>",
    "button": f"<article>{BRIEF}<button>訂閱 31元</button></article>",
}


@pytest.mark.parametrize("page", AROUND.values(), ids=AROUND)
def test_the_article_without_what_stands_around_it(page: str) -> None:
    found = seen(page)
    assert found.startswith(f"渡輪添船\n{FIRST}")
    assert found.removeprefix(f"渡輪添船\n{FIRST}").strip() in ("", SECOND)


def test_captions_facts_and_quotations_inside_an_article_stay() -> None:
    parts = ["<figure><img alt=31><figcaption>圖：28艘船。</figcaption></figure>"]
    parts += [
        "<blockquote>「一共28艘。」</blockquote>",
        "<aside><p>資料：載客12萬人，一班船。</aside>",
    ]
    found = seen(
        f"<article><header><h1>渡輪添船</h1>3月5日</header><p>{FIRST}</p>{''.join(parts)}</article>"
    )
    assert (
        found
        == f"渡輪添船\n3月5日\n{FIRST}\n圖：28艘船。\n「一共28艘。」\n資料：載客12萬人，一班船。"
    )


PAGE = """<!DOCTYPE html>
<html lang="zh-HK"><head><title>碧瑤日報 31人</title>
<meta property="og:title" content="渡輪添船"></head><body>
<nav>首頁 88</nav>
<article><h1>渡輪添船</h1>
<p>公司共有&#50;<b>8</b>&nbsp;艘船，
   去年載客1,<span>280</span>萬人次。</p></article>
<script>var total = "共有99艘船。";</script></body></html>"""


def test_offsets_are_those_of_the_file() -> None:
    document = read_bytes(PAGE.encode(), name="a.html")
    assert document.text == PAGE
    claims = [claim for claim in extract(document) if claim.mention.quantity]
    quotes = [PAGE[claim.start : claim.end] for claim in claims]
    assert quotes == ["&#50;<b>8</b>&nbsp;艘", "1,<span>280</span>萬人次"]
    assert [claim.quote for claim in claims] == quotes
    assert [(claim.line, claim.column) for claim in claims] == [
        (6, PAGE.splitlines()[5].index("&#50;") + 1),
        (7, PAGE.splitlines()[6].index("1,<") + 1),
    ]
    assert "<" not in claims[0].context
    assert document.title == "渡輪添船"


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</div>", "<div class=nav>", "<!--", "-->", "<script>", "</script>", "&amp;",
             "&#", "<", ">", '"', "'", "=", "<td>", "<br>", "28艘船，", "。", "\r\n", " ", "<a href=", "]]>"]
        ),
        max_size=30,
    )
)  # fmt: skip
def test_any_text_is_masked_in_place(parts: list[str]) -> None:
    source = "".join(parts)
    shown = read_page(source.encode(), "a.html").layout.visible
    assert len(shown) == max(1, len(source))
    for place, character in enumerate(shown):
        if character not in f"{DROPPED}\n\t &":
            assert character == source[place]


DATES = {
    "article": ('<meta property="article:published_time" content="2031-03-05T10:00:00+08:00">', date(2031, 3, 5)),
    "late in London": ('<meta property="article:published_time" content="2031-03-04T23:30:00Z">', date(2031, 3, 5)),
    "day": ('<meta name=pubdate content=2031-03-05>', date(2031, 3, 5)),
    "microdata": ('<time itemprop=datePublished datetime="2031-03-05 09:00">', date(2031, 3, 5)),
    "JSON-LD": (
        '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle",'
        '"datePublished":"2031-03-05T08:00:00+08:00"}]}</script>',
        date(2031, 3, 5),
    ),
    "first of two": (
        '<meta name=date content=2031-03-01><meta property="article:published_time" content="2031-03-05">',
        date(2031, 3, 5),
    ),
    "changed later": ('<meta property="article:modified_time" content="2031-03-05">', None),
    "no date": ('<meta name=pubdate content="soon"><script type="application/ld+json">{</script>', None),
    "impossible": ("<meta name=date content=2031-02-30>", None),
}  # fmt: skip


@pytest.mark.parametrize(("head", "day"), DATES.values(), ids=DATES)
def test_the_day_of_publication(head: str, day: date | None) -> None:
    page = f"<head>{head}</head>{BRIEF}".encode()
    assert read_bytes(page, name="a.html").published == day


def test_order_of_dates() -> None:
    page = f"<head><meta name=pubdate content=2031-03-05></head>{BRIEF}".encode()
    name = "2030-01-01-a.html"
    assert read_bytes(page, name=name, published=date(2029, 1, 1)).published == date(2029, 1, 1)
    assert read_bytes(page, name=name).published == date(2031, 3, 5)
    assert read_bytes(BRIEF.encode(), name=name).published == date(2030, 1, 1)


@pytest.mark.parametrize(
    "text", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+14:00", "２０３１-03-05x", ""]
)
def test_odd_moments_do_no_harm(text: str) -> None:
    assert parse_moment(text) in (None, date(2031, 3, 5), date(1, 1, 1))


@pytest.mark.parametrize(
    "declared", ["{}", "charset='{}'", 'http-equiv=a content="text/html; charset={}"']
)
@pytest.mark.parametrize(
    ("named", "encoding"), [("big5", "big5hkscs"), ("gb2312", "gb18030"), ("GBK", "gbk")]
)
def test_declared_encodings(declared: str, named: str, encoding: str) -> None:
    declaration = declared.format(named) if "charset" in declared else f"charset={named}"
    page = f"<meta {declaration}>{BRIEF}"
    assert read_bytes(page.encode(encoding), name="a.html").text == page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "big5", "gb18030"])
def test_encodings_that_are_not_declared_or_wrongly(encoding: str) -> None:
    for declared in ("", "<meta charset=utf-8>", "<meta charset=nonsense>"):
        assert (
            read_bytes((declared + BRIEF * 4).encode(encoding), name="a.htm").text
            == declared + BRIEF * 4
        )


def test_a_page_that_is_no_text_is_refused() -> None:
    with pytest.raises(InputError, match=r"^a\.html: "):
        read_bytes(b"<p>" + bytes(range(256)) * 9, name="a.html")


@pytest.mark.parametrize(
    "page", ["<html></html>", "<script>28</script>", "<nav>28艘</nav>", "<p>&nbsp;<br>"]
)
def test_a_page_without_text_is_empty(page: str) -> None:
    with pytest.raises(EmptyInputError):
        read_bytes(page.encode(), name="a.html")


LONG = {
    "nested": lambda n: "<div>" * n + FIRST + "</div>" * n,
    "never closed": lambda n: "<b>" * n + FIRST,
    "closed, never opened": lambda n: FIRST + "</i>" * n,
    "crossed": lambda n: "<b><i></b></i>" * n,
    "quotes": lambda n: '<a href="' * n,
    "quotes of two kinds": lambda n: "<a x='\" " * n,
    "signs": lambda n: "<" * n * 4,
    "comments": lambda n: "<!-" * n + "<!--" * n,
    "scripts": lambda n: "<script>" * n,
    "references": lambda n: "&aaaaaaaaaaaaaaaaaaaaaaa" * n,
    "paragraphs": lambda n: "<p>字，" * n,
    "spans": lambda n: "<span>字，" * n,
    "tables": lambda n: "<table><tr><td>" * n,
    "attributes": lambda n: "<p " + "a=b " * n + ">字",
    "spaces": lambda n: "<meta name" + " " * n * 8 + ">",
}


@pytest.mark.parametrize("made", LONG.values(), ids=LONG)
def test_the_time_is_linear(made: object) -> None:
    def taken(times: int) -> float:
        page = made(times).encode()  # type: ignore[operator]
        begin = time.process_time()
        read_page(page, "a.html")
        return time.process_time() - begin

    short = min(taken(5_000) for _ in range(3))
    long = min(taken(40_000) for _ in range(2))
    assert long < 8 * 5 * max(short, 0.004)  # and not 64 times


def test_a_hundred_thousand_nested_tags() -> None:
    assert seen("<div>" * 100_000 + FIRST) == FIRST


def test_standard_input_may_be_a_page() -> None:
    page = f"<!DOCTYPE html><nav>88</nav>{BRIEF}"
    assert read_bytes(page.encode(), name="stdin").visible.count(DROPPED) > 20


def test_messages_have_no_tags_in_them() -> None:
    parts = "退休教師有<b>910</b>人、大學生有1,040人、在職人士有550人"
    page = f"<p>{parts}，合共<i>2,6</i>00&nbsp;人。"
    (finding,) = check([read_bytes(page.encode(), name="a.html")], reference=None).findings
    assert finding.quote == "2,6</i>00&nbsp;人"
    assert "「2,600\xa0人」" in finding.message
    assert finding.working.startswith("910人 + 1,040人 + 550人 = 2,500人")

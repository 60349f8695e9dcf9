"""The page of findings: both sides marked, sources named, hostile text harmless, usable in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from made_word import paragraph, word

from claims import Document
from claims.documents import read_bytes
from factcheck import Report, check
from factcheck.languages import speaking
from factcheck.reports import OF_FINDINGS, PLAIN
from factcheck.reports.findings_html import sections
from factcheck.reports.passages import Mark, Piece, joined, passage, pieces_of
from factcheck.rules import CATALOGUE

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

EVIL = "</style></script><script>document.title='owned'</script><img src=x onerror=alert(2)>{{ 7*191 }}"
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--force-prefers-reduced-motion",
)
LIBRARIES = {
    "2025-03-01-a.txt": "全市共有15間公共圖書館，去年藏書增至320萬冊。\n會員由400人增至500人，增幅35%。\n",
    "2025-03-09-b.txt": "市政局表示，全市共有16間公共圖書館。\n綠蔭計劃撥款3億元。\n",
    "2025-03-14-c.txt": "綠蔭計劃撥款3億元。檢討在2025年2月30日完成。\n",
    "2025-10-02-d.txt": "香港現有16所國家重點實驗室。\n",
}
HOSTILE = {
    "2025-03-01-a.txt": f"{EVIL}全市共有15間公共圖書館\u202e。\n",
    "2025-03-02-b.txt": f"{EVIL}全市共有16間公共圖書館\u202e。\n",
}


class Page(HTMLParser):
    """Collects what a page consists of."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.words: dict[str, list[str]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.setdefault(self.open[-1] if self.open else "", []).append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def report(texts: dict[str, str] = LIBRARIES) -> Report:
    documents = [
        Document.from_text(text, path=f"desk/{name}", published=date.fromisoformat(name[:10]))
        for name, text in texts.items()
    ]
    found = check(documents)
    assert found.findings
    return Report(found.findings, found.coverage, found.documents, CATALOGUE, found.cited)


def page(found: Report) -> str:
    return OF_FINDINGS["html"](found, PLAIN)


def test_sides_are_marked_and_linked() -> None:
    html = page(report())
    tags = Page(html)
    places = {attributes["id"] for _, attributes in tags.tags if attributes.get("id")}
    links = [str(attributes["href"]) for attributes in tags.all("a")]
    assert all(link[1:] in places for link in links if link.startswith("#"))
    assert '<mark class="claim">16間</mark>' in html or '<mark class="claim">15間</mark>' in html
    assert '<mark class="beside">400人</mark>' in html


def test_nothing_from_elsewhere_but_the_addresses_of_sources() -> None:
    tags = Page(page(report()))
    assert tags.all("link") + tags.all("img") == []
    assert not [attributes for attributes in tags.all("script") if attributes]
    outside = [a["href"] for a in tags.all("a") if not str(a["href"]).startswith("#")]
    assert outside
    assert all(str(address).startswith("https://") for address in outside)


def test_source_of_a_reference_fact_is_named() -> None:
    found = report()
    html = page(found)
    assert found.cited
    assert all(fact.source_publisher in html for fact in found.cited)


def test_hostile_text_stays_text() -> None:
    html = page(report(HOSTILE))
    assert "<img" not in html
    assert "&lt;img src=x" in html
    assert "7*191" in html and "1337" not in html
    assert html.count("<script>") == 1
    assert "\u202e" not in html


def test_place_in_a_word_file_is_told_in_words() -> None:
    body = paragraph("圖書館公布會員人數。") + paragraph("會員由400人增至500人，增幅35%。")
    draft = read_bytes(word(body), name="draft.docx")
    found = check([draft])
    drafts = Report(found.findings, found.coverage, found.documents, CATALOGUE, found.cited)
    (finding,) = found.findings
    assert "<b>第2段</b> · <a class=" in page(drafts)
    told = f":{finding.place.column}: (第2段) {finding.severity}"
    assert told in OF_FINDINGS["concise"](drafts, PLAIN)
    assert "<b>" not in page(report()).partition("<main>")[2]


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans", "en"])
def test_page_of_a_rule_keeps_its_sections_apart(language: str) -> None:
    with speaking(language):
        for rule in CATALOGUE:
            (first, lead), *rest = sections(rule)
            assert (first, bool(lead)) == ("", True)
            assert len(rest) >= 3
            assert all(heading and lines for heading, lines in rest)
            told = "".join(lead) + "".join(heading + "".join(lines) for heading, lines in rest)
            assert "".join(told.split()) == "".join(rule.text.split())
        assert f"<h4>{rest[0][0]}</h4>" in page(report())


def test_empty_report_says_so() -> None:
    assert "沒有發現問題" in page(Report())
    with speaking("en"):
        assert "Nothing was found." in page(Report())


def test_pieces_keep_every_character_and_do_not_overlap() -> None:
    text = "共有15間，即十五間，佔三成。"
    marks = [
        Mark(2, 5, "claim"),
        Mark(4, 8, "beside"),
        Mark(12, 14, "beside"),
        Mark(90, 95, "beside"),
    ]
    pieces = pieces_of(text, 0, len(text), marks)
    assert "".join(piece.text for piece in pieces) == text
    assert [piece.text for piece in pieces if piece.mark] == ["15間", "三成"]


def test_passage_is_cut_around_the_place() -> None:
    text = "甲" * 500 + "15間" + "乙" * 500
    pieces = passage(Document.from_text(text), Mark(500, 503, "claim"))
    assert pieces[0] == Piece("…") == pieces[-1]
    assert [piece.text for piece in pieces if piece.mark] == ["15間"]
    assert sum(len(piece.text) for piece in pieces) < 250


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("圖書\n館", "圖書館"),
        ("in\nHong Kong", "in Hong Kong"),
        ("15\r\n  間", "15間"),
        ("甲\n", "甲"),
    ],
)
def test_broken_lines_are_joined(broken: str, whole: str) -> None:
    assert joined(broken) == whole


@pytest.fixture
def browser(program: Callable[[str], str]) -> Iterator[Chrome]:
    """Debian's Chromium, driven from outside."""
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = program("chromium")
    for flag in FLAGS:
        options.add_argument(flag)
    driver = webdriver.Chrome(options, Service(program("chromedriver")))
    yield driver
    driver.quit()


def opened(browser: Chrome, folder: Path, found: Report, fragment: str = "") -> None:
    file = folder / "report.html"
    file.write_text(page(found), encoding="utf-8")
    browser.get(file.as_uri() + fragment)


def visible(browser: Chrome) -> list[str]:
    cards = browser.find_elements("css selector", "article.finding")
    return [str(card.get_attribute("data-rule")) for card in cards if card.is_displayed()]


def test_browser_filters_steps_and_jumps(browser: Chrome, tmp_path: Path) -> None:
    from selenium.webdriver import ActionChains

    found = report()
    opened(browser, tmp_path, found)
    rules = [finding.rule for finding in found.open]
    assert visible(browser) == rules
    browser.find_element("css selector", "select[name=rule] option[value=AR03]").click()
    assert visible(browser) == ["AR03"]
    browser.find_element("css selector", "button[type=reset]").click()
    browser.find_element("css selector", "input[value=error]").click()
    kept = [finding.rule for finding in found.open if finding.severity != "error"]
    assert visible(browser) == kept
    browser.find_element("css selector", "button[type=reset]").click()
    browser.execute_script("document.activeElement.blur()")
    for number in (1, 2):
        ActionChains(browser).send_keys("j").perform()
        assert browser.switch_to.active_element.get_attribute("id") == f"f{number}"
    browser.find_element("css selector", "article.finding a.jump").click()
    target = browser.find_element("css selector", "mark:target")
    assert target.is_displayed()
    target.find_element("tag name", "a").click()
    assert browser.execute_script("return location.hash").startswith("#f")


def test_browser_runs_nothing_that_an_article_says(browser: Chrome, tmp_path: Path) -> None:
    opened(browser, tmp_path, report(HOSTILE))
    assert browser.title == "要覆核的數字和日期"
    assert browser.execute_script("return document.images.length") == 0
    # Even markup that got into the page could not run: the page's policy names one script only.
    browser.execute_script(
        "const it = document.createElement('script'); it.textContent = \"document.title = 'owned'\";"
        "document.body.append(it)"
    )
    assert browser.title == "要覆核的數字和日期"


@pytest.mark.parametrize("width", [360, 1280])
def test_browser_page_is_no_wider_than_the_window(
    browser: Chrome, tmp_path: Path, width: int
) -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    opened(browser, tmp_path, report())
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width


def test_browser_prints_findings_without_filters(browser: Chrome, tmp_path: Path) -> None:
    opened(browser, tmp_path, report())
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert not browser.find_element("css selector", "form.filters").is_displayed()
    assert visible(browser)

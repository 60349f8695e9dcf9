"""Languages: catalogues that are whole, texts that none escape, and runs that mix no two of them."""

from __future__ import annotations

import ast
import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter

import opencc
import pytest
from babel.messages.pofile import read_po
from typer.testing import CliRunner

from claims import Document, extract
from claims.documents import read
from claims.errors import ClaimsError, InputError
from factcheck import check
from factcheck.app import app
from factcheck.captions import window
from factcheck.finding import Finding
from factcheck.languages import FOLDER, Language, in_words, of_environment, say, speaking
from factcheck.reports.explanation import REASONS
from factcheck.rules import CATALOGUE
from factcheck.selection import select
from factcheck.wording import amount, day, named, span
from tests.test_rules import cases, run

ROOT = Path(__file__).resolve().parents[1]
ARTICLES = ROOT / "examples" / "articles"
SOURCES = sorted((ROOT / "factcheck").rglob("*.py"))
LANGUAGES = pytest.mark.parametrize("language", list(Language))
HAN = re.compile(r"[\u3400-\u9fff]")
CHINESE = re.compile(r"[\u3400-\u9fff，。；：、（）「」]")  # with its punctuation
QUOTED = re.compile(r"「[^」]*」")
SAYING = {"say": 1, "later": 1, "say_many": 2}
"""The functions that are given texts, and how many of their arguments are such."""
SHOWING = {"Finding", "accuse", "conclude", "notice", "echo", "fail", "finding"}
NAMES = {"message", "working", "fault"}


def bare(text: str) -> str:
    """A message without what it quotes of an article."""
    return QUOTED.sub("", text)


def entries(locale: str) -> list[tuple[tuple[str, ...], str]]:
    """The texts of a catalogue, one or many, with their translation."""
    with (FOLDER / locale / "LC_MESSAGES" / "factcheck.po").open("rb") as file:
        catalogue = read_po(file)
    return [
        (
            message.id if isinstance(message.id, tuple) else (message.id,),
            message.string if isinstance(message.string, str) else message.string[0],
        )
        for message in catalogue
        if message.id
    ]


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_catalogues_are_up_to_date() -> None:
    command = [sys.executable, "scripts/messages.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.strip()) == (0, "")


@pytest.mark.parametrize("locale", ["zh_Hant", "zh_Hans"])
def test_translation_has_the_places_of_its_text(locale: str) -> None:
    found = entries(locale)
    wrong = {
        texts: text
        for texts, text in found
        if places(text) != set.union(*map(places, texts)) or not text
    }
    assert len(found) > 300
    assert wrong == {}


def test_simplified_catalogue_has_no_traditional_characters() -> None:
    to_simplified = opencc.OpenCC("t2s")
    texts = [text for _, text in entries("zh_Hans")]
    assert [text for text in texts if to_simplified.convert(text) != text] == []


def constants(node: ast.AST) -> Iterator[ast.Constant]:
    """The texts in an expression but those that are said."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
        for child in (*node.args[SAYING[node.func.id] :], *(one.value for one in node.keywords)):
            yield from constants(child)
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node
    for child in ast.iter_child_nodes(node):
        yield from constants(child)


def shown(tree: ast.AST) -> Iterator[ast.AST]:
    """What is given to functions that show it, or named as what is shown."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in SHOWING or (name.endswith("Error") and name[0].isupper()):
                yield from node.args
        elif isinstance(node, ast.Assign) and {getattr(t, "id", "") for t in node.targets} & NAMES:
            yield node.value


def said(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING:
            assert isinstance(node.func, ast.Name)
            for text in node.args[: SAYING[node.func.id]]:
                if isinstance(text, ast.Constant):
                    yield str(text.value)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_texts_of_the_code_are_english_and_in_the_catalogue(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    texts = [one.value for part in shown(tree) for one in constants(part)]
    hard = [text for text in texts if CHINESE.search(bare(text))]
    assert hard == [], "a text for people that no catalogue has"
    assert [text for text in said(tree) if CHINESE.search(bare(text))] == []


def test_the_lint_can_say_no() -> None:
    tree = ast.parse('message = f"由{a}到{b}"\naccuse(code, "不符", say("「近」 {x}", x="數"))')
    hard = {one.value for part in shown(tree) for one in constants(part) if HAN.search(one.value)}
    assert hard == {"由", "到", "不符", "數"}


@pytest.fixture(scope="module", params=list(Language))
def spoken(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Language, list[Finding]]:
    """What the rules say of the examples and of every case that fires, in one language."""
    folder = tmp_path_factory.mktemp(request.param)
    with speaking(request.param):
        found = list(check([read(path, name=path.name) for path in ARTICLES.iterdir()]).findings)
        for case in cases():
            if case.body["findings"]:
                found += run(case.body, select(CATALOGUE, [case.code]), folder)
    return request.param, found


def test_findings_are_of_one_language(spoken: tuple[Language, list[Finding]]) -> None:
    language, found = spoken
    texts = {text for one in found for text in (one.message, one.working) if text}
    assert len({one.rule for one in found}) > 50
    if language is Language.ENGLISH:
        assert {text for text in texts if CHINESE.search(bare(text))} == set()
        return
    mixed = {text for text in texts if re.search("[A-Za-z]{2,} [a-z]{2,}", bare(text))}
    assert mixed == set()
    if language is Language.SIMPLIFIED:
        to_simplified = opencc.OpenCC("t2s")
        other = {text for text in texts if to_simplified.convert(bare(text)) != bare(text)}
        assert other == set()


@LANGUAGES
def test_closing_lines_and_help_are_of_one_language(language: Language) -> None:
    runner = CliRunner()
    done = runner.invoke(app, ["check", str(ARTICLES), "--lang", language, "--format", "concise"])
    helped = [runner.invoke(app, ["--lang", language, "check", "--help"]).stdout]
    helped.append(runner.invoke(app, ["--help", "--lang", language]).stdout)
    assert done.exit_code == 1 and len(done.stderr.splitlines()) >= 4
    for text in (done.stderr, *helped):
        assert bool(HAN.search(text.replace("元", ""))) == (language is not Language.ENGLISH)
        if language is Language.SIMPLIFIED:
            assert opencc.OpenCC("t2s").convert(text) == text
    assert all(len(line) <= 80 for text in helped for line in text.splitlines())


@LANGUAGES
def test_pages_are_of_one_language(language: Language) -> None:
    told = CliRunner().invoke(app, ["rule", "XD01", "--lang", language]).stdout
    heads = {"en": "What it flags", "zh-Hant": "標出什麼", "zh-Hans": "标出什么"}
    assert [head in told for head in heads.values()] == [tag == language for tag in heads]


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, Language.TRADITIONAL),
        ({"LANG": "C.UTF-8"}, Language.TRADITIONAL),
        ({"LANG": "zh_HK.UTF-8"}, Language.TRADITIONAL),
        ({"LANG": "zh_TW"}, Language.TRADITIONAL),
        ({"LANG": "zh_CN.UTF-8"}, Language.SIMPLIFIED),
        ({"LANG": "zh_SG"}, Language.SIMPLIFIED),
        ({"LANG": "zh"}, Language.SIMPLIFIED),
        ({"LANG": "zh_Hant_CN"}, Language.TRADITIONAL),
        ({"LANG": "en_HK.UTF-8"}, Language.ENGLISH),
        ({"LANG": "fr_FR.UTF-8"}, Language.TRADITIONAL),
        ({"LANG": "zh_HK", "LC_ALL": "en_GB"}, Language.ENGLISH),
        ({"LANG": "en_GB", "LC_MESSAGES": "zh_HK"}, Language.TRADITIONAL),
        ({"LANG": "zh_HK", "LANGUAGE": "zh_CN:en"}, Language.SIMPLIFIED),
    ],
)
def test_environment_chooses(environment: dict[str, str], expected: Language) -> None:
    assert of_environment(environment) is expected


@pytest.mark.parametrize(
    ("locale", "arguments", "settings", "expected"),
    [
        ("", [], "", "發現"),
        ("zh_CN", [], "", "发现"),
        ("en_GB", [], "", "findings"),
        ("en_GB", ["--lang", "zh-Hant"], "", "發現"),
        ("en_GB", [], "lang = 'zh-Hans'", "发现"),
        ("zh_HK", ["--lang=en"], "lang = 'zh-Hans'", "findings"),
    ],
)
def test_program_answers_as_asked(
    locale: str,
    arguments: list[str],
    settings: str,
    expected: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", locale)
    (tmp_path / ".git").mkdir()
    (tmp_path / "factcheck.toml").write_text(settings, "utf-8")
    (tmp_path / "a.txt").write_text("全市共有15間公共圖書館。", "utf-8")
    for order in (["check", "a.txt", *arguments], [*arguments, "check", "a.txt"]):
        assert expected in CliRunner().invoke(app, order).stderr.splitlines()[-1]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_processes_that_help_speak_it_too(jobs: str, tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_bytes(b"\x00\x01\x02\xff" * 9)
    command = ["check", str(tmp_path), "--lang", "en", "--format", "concise", "--jobs", jobs]
    done = CliRunner().invoke(app, command)
    assert done.exit_code == 2
    assert done.stdout.count("no Chinese text found (binary file)") == 6


def test_error_in_an_error_is_translated_and_travels() -> None:
    inner = InputError("UTF-8 is broken at byte {byte}", byte=7)
    error = ClaimsError("{file}: {fault}", file="{a}.txt", fault=inner)
    again = pickle.loads(pickle.dumps(error))
    assert str(error) == str(again) == "{a}.txt: UTF-8 is broken at byte 7"
    with speaking("zh-Hant"):
        assert in_words(error) == in_words(again) == "{a}.txt：UTF-8 在第 7 個位元組損壞"
    with speaking("en"):
        assert in_words(error) == str(error)
    assert in_words(ClaimsError("no {place} here")) == "no {place} here"


@pytest.mark.parametrize(
    ("number", "unit", "traditional", "simplified", "english"),
    [
        ("150000000", "HKD", "1.5億元", "1.5亿元", "150,000,000 HKD"),
        ("21500000", "TEU", "2,150萬個標準箱", "2,150万个标准箱", "21,500,000 TEU"),
        ("33.333333", "%", "33.33%", "33.33%", "33.33%"),
        ("3", "rank", "第3位", "第3位", "rank 3"),
        ("1", "year", "1年", "1年", "1 year"),
        ("3", "month", "3個月", "3个月", "3 months"),
        ("15", "間", "15間", "15间", "15"),
        ("12345678901234567", "", "1.235e+16", "1.235e+16", "1.235e+16"),
    ],
)
def test_amounts(number: str, unit: str, traditional: str, simplified: str, english: str) -> None:
    expected = {"zh-Hant": traditional, "zh-Hans": simplified, "en": english}
    for language, text in expected.items():
        with speaking(language):
            assert amount(Decimal(number), unit) == text


@pytest.mark.parametrize(
    ("last", "traditional", "english"),
    [
        (date(2025, 7, 3), "2025年7月3日", "3 July 2025"),
        (date(2025, 7, 9), "2025年7月3日至9日", "3 to 9 July 2025"),
        (date(2025, 12, 31), "2025年7月至12月", "July to December 2025"),
        (date(2026, 1, 31), "2025年7月至2026年1月", "July 2025 to January 2026"),
    ],
)
def test_days(last: date, traditional: str, english: str) -> None:
    first = date(2025, 7, 3)
    assert window(first, last) == traditional
    with speaking("en"):
        assert window(first, last) == english


def test_bounds_and_years() -> None:
    low, high = Decimal(15), Decimal(16)
    year = date(2024, 1, 1), date(2024, 12, 31)
    assert (span(low, high, "間"), span(None, high, "間")) == ("15間至16間", "最多16間")
    assert (window(*year), day(year[0])) == ("2024年", "2024年1月1日")
    with speaking("en"):
        assert (span(low, high, "間"), span(None, high, "間")) == ("15 to 16", "at most 16")
        assert (window(*year), day(year[0])) == ("2024", "1 January 2024")


def test_braces_of_an_article_are_harmless() -> None:
    told = say("「{quote}」 is a place left to fill in", quote="{0} {x}")
    assert told == "「{0} {x}」是未填的位置"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["chek"], "沒有指令「chek」。是否 check？"),
        (["check"], "沒有給「PATH…」，設定檔也沒有 `paths`。"),
        (["check", "a.txt", "--formt", "csv"], "沒有選項 --formt。是否 --format？"),
        (["check", "a.txt", "--jobs", "two"], "--jobs / -j 的值無效：不是整數。"),
        (["check", "a.txt", "--jobs", "0"], "--jobs / -j 的值無效：小於 1。"),
        (["check", "a.txt", "--format"], "選項「--format」之後要有值。"),
        (["rule", "XD01", "XD02"], "參數太多：XD02"),
        (["annotate"], "欠了參數「FILE」。"),
        (["annotate", "a.docx"], "欠了選項「--output / -o」。"),
        (["check", "a.txt", "--quiet=3"], "選項「--quiet」之後不能有值。"),
        (
            ["check", "--fail-on", "all"],
            "--fail-on 的值無效：「all」不在 error，warning，never 之中。",
        ),
        (["baseline", "mak"], "沒有指令「mak」。"),
    ],
)
def test_wrong_call_is_told_in_the_language(arguments: list[str], expected: str) -> None:
    done = CliRunner().invoke(
        app, [*arguments, "--isolated"] if arguments == ["check"] else arguments
    )
    assert done.exit_code == 2
    assert done.stderr.splitlines()[-1] == f"錯誤：{expected}"


def test_reasons_of_the_guards_are_in_the_catalogue() -> None:
    """What keeps two claims apart is told by `explain`; a new reason goes into its table."""
    tree = ast.parse((ROOT / "factcheck" / "alignment" / "guards.py").read_text("utf-8"))
    told: set[str] = set()
    for node in ast.walk(tree):
        for part in ast.walk(node.value) if isinstance(node, ast.Return) and node.value else ():
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                told.add(part.value.partition(": ")[0])
    phrases = {text for text in told if re.fullmatch(r"[a-z][a-z, ]{3,}", text)}
    assert len(phrases) > 15
    assert phrases - set(REASONS) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("該中心共有16間圖書館。", "圖書館"),
        ("該中心共有16间图书馆。", "图书馆"),
        ("總計500人。", ""),
        ("同比增加15%。", ""),
    ],
)
def test_a_thing_is_named_as_its_source_writes_it(text: str, name: str) -> None:
    (claim,) = extract(Document.from_text(text, path="a.txt"))
    assert named(claim) == name

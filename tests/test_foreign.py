"""Faults as libraries and the operating system word them: told in the language of the reader."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from typer.testing import CliRunner

from claims.errors import ClaimsError, ForeignError, InputError
from claims.files import text_of
from factcheck.app import app
from factcheck.foreign import SYSTEM, in_our_words
from factcheck.languages import in_words, speaking

ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{2,}")


class Row(BaseModel):
    """A row with a fault of each kind to be made."""

    model_config = ConfigDict(extra="forbid", strict=True)

    name: Annotated[str, Field(min_length=1)]
    number: int = 0
    share: Annotated[Decimal, Field(gt=0, le=100)] = Decimal(1)
    whole: Annotated[int, Field(ge=1)] = 1
    place: Literal["hk", "macau"] = "hk"
    flag: bool = False
    day: date = date(2025, 3, 12)
    code: Annotated[str, Field(pattern="^f[0-9]+$")] = "f1"
    words: list[str] = []


FAULTS: list[dict[str, Any]] = [
    {},
    {"name": 3},
    {"name": ""},
    {"name": "a", "number": "two"},
    {"name": "a", "share": Decimal(0)},
    {"name": "a", "share": Decimal(101)},
    {"name": "a", "whole": 0},
    {"name": "a", "place": "mars"},
    {"name": "a", "flag": "maybe"},
    {"name": "a", "day": "soon"},
    {"name": "a", "code": "x"},
    {"name": "a", "words": "one"},
    {"name": "a", "other": 1},
]


def words_of(fault: Callable[[], object]) -> str:
    """What a library says when a thing goes wrong in it."""
    with pytest.raises(Exception) as raised:
        fault()
    if isinstance(raised.value, ValidationError):
        return str(raised.value.errors()[0]["msg"])
    if isinstance(raised.value, json.JSONDecodeError):
        return raised.value.msg
    return str(raised.value)


@pytest.mark.parametrize("values", FAULTS, ids=str)
def test_values_that_do_not_fit(values: dict[str, Any]) -> None:
    check(words_of(lambda: Row.model_validate(values)))


@pytest.mark.parametrize(
    "text", ["", "[1", '{"a" 1}', "{a: 1}", '{"a": "b', "1 2", '{"a": }'], ids=repr
)
def test_json_that_is_none(text: str) -> None:
    check(words_of(lambda: json.loads(text)))


@pytest.mark.parametrize(
    "text",
    ["a b", "a = ", "= 1", "a=[1", "a='x", 'a="x\nb=1', "a=1\na=2", "[a", "[a]\n[a]", "a=1 b=2"],
    ids=repr,
)
def test_toml_that_is_none(text: str) -> None:
    told = words_of(lambda: tomllib.loads(text))
    with speaking("zh-Hant"):
        shown = in_our_words(told)
    assert "第" in shown or "結尾" in shown  # where it is stays told
    check(told)


@pytest.mark.parametrize("text", ['"a', '"a"b,c'], ids=repr)
def test_csv_that_is_none(text: str) -> None:
    check(words_of(lambda: list(csv.reader(io.StringIO(text), strict=True))))


@pytest.mark.parametrize("number", [1, 2, 5, 13, 16, 17, 20, 21, 24, 28, 30, 36, 40])
@pytest.mark.skipif(os.name == "nt", reason="the numbers are those of Linux")
def test_words_of_the_system(number: int) -> None:
    assert os.strerror(number) in SYSTEM
    check(os.strerror(number))


def check(fault: str) -> None:
    """In Chinese no English is left, and in English nothing Chinese."""
    with speaking("zh-Hant"):
        traditional = in_our_words(fault)
    with speaking("en"):
        english = in_our_words(fault)
    assert re.search("[\u3400-\u9fff]", traditional), fault
    assert not ENGLISH.search(traditional), traditional
    assert not re.search("[\u3400-\u9fff]", english)


def test_what_no_pattern_knows_stays() -> None:
    with speaking("zh-Hant"):
        assert in_our_words("{strange} words of 100%") == "{strange} words of 100%"


def test_an_error_of_the_system_is_told_with_its_file(tmp_path: Path) -> None:
    with pytest.raises(InputError) as raised:
        text_of(tmp_path, InputError)
    assert isinstance(raised.value.__cause__, OSError)
    with speaking("zh-Hant"):
        assert in_words(raised.value) == f"{tmp_path}：未能讀取：是資料夾"
    assert str(raised.value) == f"{tmp_path}: cannot be read: Is a directory"


def test_foreign_words_keep_their_braces() -> None:
    assert str(ClaimsError("no: {fault}", fault=ForeignError("{x}"))) == "no: {x}"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("lang = ", "不是 TOML：有看不懂的值（在結尾）"),
        ("place = 'mars'", "place：只能是：hk，mainland，macau"),
        ("exclude = ['!']", "設定 exclude：「!」不是檔名樣式"),
        ("jobs = 0", "jobs：必須是 1 或以上"),
    ],
)
def test_faults_of_a_configuration_are_chinese(
    settings: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("factcheck.toml").write_text(settings, "utf-8")
    done = CliRunner().invoke(app, ["rule", "--lang", "zh-Hant"])
    assert done.exit_code == 2
    assert expected in done.stderr

"""Numerals that are labels by their surroundings: model names, telephones, list and page numbers.

Each function looks at a few characters around a numeral, never further, so that hostile input costs
no more than other text.
"""

from __future__ import annotations

import re

from claims.quantities.nearby import left
from claims.quantities.units import currency_before

EDGES = frozenset("\n\u3000，。、；：！？（）()[]【】《》〈〉「」『』“”‘’ ,.;:!?|…—-•\t")
_OPEN, _CLOSE = frozenset("（([〔【［"), frozenset("）)]〕】］")
_JOINERS = frozenset("/-–+_#@=&:.~·")
_LABEL_WORDS = (
    *(
        "附表",
        "图表",
        "列表",
        "表",
        "图",
        "图片",
        "附件",
        "附录",
        "编号",
        "号码",
        "注",
        "注释",
        "例",
        "题",
    ),
    *(
        "卷",
        "频道",
        "路线",
        "巴士",
        "小巴",
        "线",
        "版",
        "版本",
        "型号",
        "方案",
        "步骤",
        "阶段",
        "甲组",
        "组别",
    ),
    *(
        "类别",
        "选项",
        "页",
        "章",
        "节",
        "条例草案",
        "决议",
        "号决议",
        "航班",
        "车牌",
        "邮编",
        "邮政编码",
        "区号",
    ),
    *(
        "房间",
        "案件编号",
        "证号",
        "牌照",
        "座位",
        "展位",
        "摊位",
        "ISBN",
        "ISSN",
        "No.",
        "no.",
        "No",
    ),
    *(
        "波音",
        "空客",
        "空巴",
        "空中巴士",
        "歼",
        "轰",
        "麒麟",
        "骁龙",
        "小米",
        "乘搭",
        "搭乘",
        "转乘",
        "改乘",
        "乘坐",
        "致电",
        "拨打",
    ),
    *("代码", "代号", "股号", "股份代号", "密码", "账号", "户口", "身份证"),
)
_PHONE_WORDS = (
    "电话",
    "热线",
    "传真",
    "致电",
    "查询",
    "短讯",
    "手机",
    "电邮",
    "Tel",
    "Fax",
    "tel",
    "WhatsApp",
)
_PHONE = re.compile(
    r"[2-9][0-9]{3}[ -][0-9]{4}(?!-?[0-9])|\+?[0-9]{3}-[0-9]{3,4}-[0-9]{4}(?!-?[0-9])"
)
_NUMBERED = re.compile(r"/[0-9]{3,4}(?![0-9])")  # 第123/2024号文件
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/+:@#&=%~-]{0,200}")
_CHAIN = re.compile(r"(?!:[0-9]++\.[0-9]++(?![-/.:]))[-/.:][0-9]++[-/.:][0-9]")  # 1:1.2 is a ratio
_INDEX_BEFORE = re.compile(  # PMI 50.4 is a number; Windows 11 and Apollo 13 are names
    r"(?:PMI|AQI|CPI|PPI|GDP|BMI|VIX|IQ|EPS|NAV|[Pp]H|API|R0|Rt) \Z"
)
_IN_PHONES, _IN_CHAINS = frozenset(" -"), frozenset("-/.:")
_PLACES = frozenset("号楼室舱巷弄")
_CALLED = ("报案", "报警", "热线", "专线", "急救")
_MARKS = frozenset(".、)）．]】:：")


def label_end(text: str, start: int, end: int) -> int:
    """Where an Arabic numeral is part of a name or label: the end of that; else 0."""
    before = text[start - 1] if start else "\n"
    after = text[end : end + 1]
    if (before.isascii() or before == "·") and (before.isalpha() or _glued(text, start, before)):
        return 0 if currency_before(text, start, 0) else _name_end(text, end)
    if after == "+" and not _open_bound(text, start, end):
        return _name_end(text, end)
    if text[end : end + 1] == "/" and (numbered := _NUMBERED.match(text, end)):
        return numbered.end()
    if after in _IN_PHONES and (phone := _PHONE.match(text, start)) and phone.end() > end:
        return phone.end()
    if after == "." and (letter := text[end + 1 : end + 2]).isascii() and letter.isalpha():
        return _name_end(text, end)  # 00700.HK
    if after in _IN_CHAINS and _CHAIN.match(text, end) and text[start:end].isdigit():
        return _name_end(text, end)
    return 0


def _glued(text: str, start: int, before: str) -> bool:
    """GPT-4, example.com/2024, +852: a joiner with something of its own before it."""
    if before not in _JOINERS:
        return False
    first = text[start - 2] if start > 1 else "\n"
    if before in "/@#_&" or (before == "." and first.isascii() and first.isalnum()):
        return True
    if before == "+":
        return first.isascii() and first.isalnum()
    return before in "-·" and first.isascii() and first.isalpha()


def _open_bound(text: str, start: int, end: int) -> bool:
    """100+间: a bound, unlike 20+8 and 1+计划."""
    return (
        end - start > 1
        and not text[end + 1 : end + 2].isascii()
        and text[end + 1 : end + 2] in "间所家个人名万亿"
    )


def _name_end(text: str, end: int) -> int:
    found = _NAME.match(text, end)
    joined = (
        _NAME.match(text, end + 1) if found is None and text[end : end + 1] in _JOINERS else None
    )
    return (
        found.end()
        if found
        else joined.end()
        if joined
        else end + (text[end : end + 1] in _JOINERS)
    )


_FLAT = re.compile(r"[0-9]|[极超]?[高中低]层|[顶地]层|[A-Z](?:室|单位|户)")


def in_address(text: str, start: int, end: int) -> bool:
    """Whether a number with 座, 期 or 段 is part of an address: 2座3楼, 10座低层H室, 1期6座, 中山路三段."""
    if text[end - 1] in "座期":
        return _FLAT.match(text, end) is not None
    return text[start - 1 : start] in ("路", "街", "道")


def continues_as_name(text: str, end: int) -> bool:
    """Whether a Latin letter follows directly (5G, 3D): no unit was found before this is asked."""
    after = text[end : end + 1]
    return after.isascii() and after.isalpha()


def is_marker(text: str, start: int, end: int) -> bool:
    """Whether a numeral without unit is a list number, footnote mark, label or address."""
    before = text[start - 1] if start else "\n"
    after = text[end : end + 1]
    length = end - start
    if before in _OPEN and after in _CLOSE:
        return length <= 4 or text[start] == "0"
    if (after in _PLACES and after) or text.startswith(_CALLED, end):
        return True
    if before == "\n" and after and (after in _MARKS or (after not in "\n" and length <= 4)):
        return True
    if before in "。」』”）)】》？！" and length <= 2:
        return after == "" or after not in "，、"
    if before == "," and length > 3 and text[start - 2 : start - 1].isdigit():
        return True  # 1,2345
    if before == " " and text[start - 2].isascii() and text[start - 2].isalpha():
        return not _INDEX_BEFORE.search(text, max(0, start - 6), start)
    if before == "-" and "\u4e00" <= text[start - 2 : start - 1] <= "\u9fff":
        return True  # 苏-27
    window = left(text, start, 8).rstrip(" ：:-")
    if window.endswith(_LABEL_WORDS):
        return True
    return _is_code(text, start, end)


def _is_code(text: str, start: int, end: int) -> bool:
    """Years, telephone numbers and codes: digits without commas."""
    token = text[start:end]
    if not token.isdigit() or not token.isascii():
        return False
    if len(token) == 4 and token[:2] in ("19", "20"):
        return True
    if len(token) >= 5 and token[0] == "0":
        return True
    return len(token) >= 7 and any(word in left(text, start, 14) for word in _PHONE_WORDS)

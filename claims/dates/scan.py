"""Where a date may begin: the one pass over the whole text, before any pattern is tried."""

from __future__ import annotations

import re
from collections import defaultdict

from claims.dates.calendar_words import date_names, eras, words
from claims.dates.pieces import DASH, NUMERAL, TODAY
from claims.lexicon import made_of_tables

_UNITS = rf"和及与以十年月日号世时点代天周星礼个季多余至到直财学课/.:、QqC{DASH}"  # what can follow the first numeral
_PAIRS = {  # first and second characters of the heads of WORDY
    "首头前": f"0123456789{NUMERAL}季",
    "第": "1234一二三四",
    "次末尾": "季",
    "Qq": "1234",
    "过": "去",
    "最": "近",
    "近上下": f"的半0123456789{NUMERAL}",
    "未": "来",
    "昨": "（(今、",
    "去": "今、及（(",
    "前后": "（(",
    "明": "（(后、",
    "今": "后晚（(明、及和" + "".join(verb[0] for verb in TODAY.split("|")),
    "往": "后",
    "接": "下",
    "此": "前",
    "凌清": "晨早",
    "朝": "早",
    "晏": "昼",
    "夜": "晚间里",
    "早": f"上晨0123456789{NUMERAL}",
    "晚": f"上间0123456789{NUMERAL}",
    "上中正下": "午",
    "傍": "晚",
    "黄": "昏",
    "深": "夜",
    "半午": "夜",
    "半": "年",
    "本上下今这": "个星礼周",
    "星": "期",
    "礼": "拜",
    "周": "一二三四五六日天",
    "农": "历",
    "旧阴": "历",
    "正腊冬": "月",
    "闰": f"0123456789{NUMERAL}",
    "元": "月",
    "甲乙丙丁戊己庚辛壬癸": "子丑寅卯辰巳午未申酉戌亥",
    "鼠牛虎兔龙蛇马羊猴鸡狗猪": "年",
    "上本": "个世",
    "这": "个",
    "从由": f"12{NUMERAL}",
}


@made_of_tables
def candidates() -> re.Pattern[str]:
    """Where a date may begin: a numeral before a unit of time, or the first two characters of a word.

    It opens with one character class, so that the engine skips to its members without trying anything
    else; only there the pairs are looked at, one character back. This is three times as fast as the
    same alternatives in a row.
    """
    pairs: dict[str, set[str]] = defaultdict(set)
    for word in (*words(), *eras(), *date_names()):
        pairs[word[0]].add(word[1:2])
    for first, seconds in _PAIRS.items():
        for character in first:
            pairs[character].update(seconds)
    alone = "".join(first for first, seconds in pairs.items() if "" in seconds)
    begins = "|".join(
        first if first in alone else f"{first}(?=[{''.join(sorted(seconds))}])"
        for first, seconds in sorted(pairs.items())
    )
    firsts, seconds = "".join(sorted(pairs)), "".join(sorted(set().union(*pairs.values())))
    numeral = f"0-9{NUMERAL}"
    return re.compile(
        f"[{firsts}{numeral}](?:(?=[{seconds}{_UNITS}{numeral}])|(?<=[{alone}]))"
        f"(?:(?<=[{numeral}])(?<![{numeral}第几数].)"
        f"(?:[{numeral}]{{0,7}}+(?=[{_UNITS}])|(?<=[12])[09][0-9]{{6}}(?![0-9]))"
        f"|(?<=(?:{begins})))"
    )

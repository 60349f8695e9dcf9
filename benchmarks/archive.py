"""An archive of any size, made from the example articles: other names, other numbers, same prose.

The same seed gives the same archive. Articles are made in stories: all articles of the examples with
one set of names, so that what belongs together still does and nothing else.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

Article = tuple[str, str]  # name of the file and text

# What is a name in the examples, without the word that says of what (灣, 醫院, 計劃).
NAMES = (
    *(
        "南橋",
        "雲頭",
        "鹿洲",
        "海灣",
        "東岸",
        "銀杏",
        "青松",
        "晨光",
        "望潮",
        "南灣",
        "維港",
        "环球",
        "環球",
    ),
    *(
        "梁紹基",
        "陳桂芳",
        "馮兆年",
        "馬慧貞",
        "何立本",
        "葉君穎",
        "彭少文",
        "盧景禧",
        "何靜儀",
        "羅雅文",
    ),
    *("方晓岚", "谭志远", "蘇以恆", "岑若水", "首用", "亞洲", "世界"),
)
# What the examples count and measure: most of it is another thing in another story.
THINGS = (
    *(
        "病床",
        "手術室",
        "急症室",
        "護士",
        "醫生",
        "大樓",
        "車站",
        "列車",
        "隧道",
        "造價",
        "巴士",
        "工人",
        "客量",
    ),
    *(
        "機構",
        "實驗室",
        "樓面",
        "訂單",
        "小學",
        "學生",
        "義工",
        "航線",
        "航线",
        "貨櫃",
        "集装箱",
        "吞吐量",
        "泊位",
    ),
    *(
        "會員",
        "問卷",
        "製造商",
        "貿易商",
        "辦事處",
        "居民",
        "住客",
        "院校",
        "教師",
        "圖書",
        "躺椅",
        "基地",
        "投資",
    ),
    *(
        "撥款",
        "預算",
        "客戶",
        "企業",
        "企业",
        "措施",
        "補貼",
        "补贴",
        "外贸",
        "进出口",
        "屋苑",
        "課堂",
        "家長",
    ),
)
OTHER = 0.8  # share of the things that are renamed in a story
# Characters that are the same in both scripts, none of them a numeral or a unit.
STEMS = "山川林雨石竹松柏梅荷江河湖海沙泉岩谷峰岭田井桥城村坊亭台金木水火土玉珠珊瑚朱青白黑赤紫明星月日云雪霜露春夏秋冬晨夕安平和康宁福禄永昌文德仁义"
_NUMBER = re.compile(r"(?<![\d./-])\d[\d,.]*(?![\d,.]*[年月日時时分:/-])")
_NAME = re.compile("|".join((*NAMES, *THINGS)))
SHARED = "ginkgo"  # in its file name: the article of which every story keeps the names


def articles(folder: Path) -> list[Article]:
    """Name and text of each article of a folder."""
    paths = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md"))
    return [(path.name, path.read_text(encoding="utf-8")) for path in paths]


def archive(folder: Path, count: int, seed: int = 7) -> list[Article]:
    """`count` articles in stories with names and numbers of their own."""
    return list(_made(articles(folder), count, seed))


def crowded(folder: Path, count: int, seed: int = 7) -> list[Article]:
    """The same, and each article ends with one paragraph that all share: a thing named everywhere."""
    found = articles(folder)
    shared = next(text for name, text in found if SHARED in name).split("\n\n")[1]
    made = _made(found, count, seed)
    return [(name, f"{text}\n\n{shared}\n") for name, text in made]


def _made(found: Sequence[Article], count: int, seed: int) -> Iterator[Article]:
    for number in range(count):
        story, place = divmod(number, len(found))
        name, text = found[place]
        stem, _, suffix = name.rpartition(".")
        yield f"{stem}-{story:04}.{suffix}", _renamed(text, random.Random(seed * 100_003 + story))  # noqa: S311


def _renamed(text: str, chance: random.Random) -> str:
    """The text with the names and digits of a story: `chance` is fresh, so each article's agree."""
    renamed = [*NAMES, *(thing for thing in THINGS if chance.random() < OTHER)]
    names = {name: "".join(chance.sample(STEMS, 2)) for name in renamed}
    digits = str.maketrans("123456789", "".join(chance.sample("123456789", 9)))
    text = _NAME.sub(lambda name: names.get(name[0], name[0]), text)
    return _NUMBER.sub(lambda number: number[0].translate(digits), text)

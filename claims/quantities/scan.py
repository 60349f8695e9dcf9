"""The one pattern that runs over a whole text: numerals, and the few words that hold a number."""

from __future__ import annotations

import re

from claims.quantities.numerals import RUN

WORDS = frozenset("半首榜倍翻双减军")
SCAN = re.compile(RUN.replace("[", "[" + "".join(sorted(WORDS)), 1))

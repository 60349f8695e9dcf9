"""All rules of dates by the name of their pattern."""

from __future__ import annotations

from claims.dates.day_rules import DAY_RULES
from claims.dates.figure_rules import FIGURE_RULES
from claims.dates.part_rules import PART_RULES
from claims.dates.point import Rule
from claims.dates.word_rules import WORD_RULES
from claims.dates.year_rules import YEAR_RULES

RULES: dict[str, Rule] = YEAR_RULES | FIGURE_RULES | DAY_RULES | PART_RULES | WORD_RULES

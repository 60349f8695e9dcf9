"""`--lexicon FOLDER`: the user's own rows, all of them looked at before anything is read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from pydantic import BaseModel

from claims import lexicon
from claims.dates.calendar_words import EraRow, FestivalRow, PeriodWordRow
from claims.dates.calendar_words import NameRow as DateNameRow
from claims.frames.aliases import AliasRow
from claims.frames.anaphor_words import AnaphorRow
from claims.frames.cues import AttributionCue
from claims.frames.roles import RoleCue
from claims.frames.scopes import ScopeRow
from claims.frames.synonyms import SynonymRow
from claims.frames.times import DateCueRow
from claims.quantities.bare import MoneyRow
from claims.quantities.names import NameRow
from claims.quantities.qualifiers import QualifierRow
from claims.quantities.units import ClassifierRow, CurrencyRow, UnitRow
from factcheck.alignment.contrasts import Contrast
from factcheck.alignment.dimensions import SortRow
from factcheck.alignment.tolls import Toll
from factcheck.reference.facets import FacetRow

ROWS: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "aliases": AliasRow,
        "anaphors": AnaphorRow,
        "attributions": AttributionCue,
        "classifiers": ClassifierRow,
        "contrasts": Contrast,
        "currencies": CurrencyRow,
        "date_cues": DateCueRow,
        "date_names": DateNameRow,
        "eras": EraRow,
        "facets": FacetRow,
        "festivals": FestivalRow,
        "money_words": MoneyRow,
        "names": NameRow,
        "period_words": PeriodWordRow,
        "qualifiers": QualifierRow,
        "roles": RoleCue,
        "scopes": ScopeRow,
        "sorts": SortRow,
        "synonyms": SynonymRow,
        "tolls": Toll,
        "units": UnitRow,
    }
)
"""Each table that a user may add to, and what a row of it is."""


def use(*folders: Path) -> None:
    """Read all tables with the rows of these folders from now on; LexiconError for a broken one."""
    lexicon.use(*folders)
    for folder in folders:
        for path in sorted(folder.glob("*.csv")):
            if path.stem in ROWS:
                lexicon.read_file(path, ROWS[path.stem])

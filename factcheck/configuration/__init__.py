"""What a desk settles once for all runs: `factcheck.toml`, or `[tool.factcheck]` of pyproject.toml."""

from factcheck.configuration.errors import ConfigurationError
from factcheck.configuration.files import configuration_of, find, load
from factcheck.configuration.settings import CURRENCIES, Configuration, Settings

__all__ = [
    "CURRENCIES",
    "Configuration",
    "ConfigurationError",
    "Settings",
    "configuration_of",
    "find",
    "load",
]

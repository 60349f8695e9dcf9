"""The exception of configuration files."""

from __future__ import annotations

from claims.errors import ClaimsError


class ConfigurationError(ClaimsError):
    """A configuration that cannot be used: file, key and fault are in the text."""

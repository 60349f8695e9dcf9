"""A run as a data set for researchers: tables, what their columns mean, and how they hang together."""

from factcheck.dataset.package import Table, descriptor, fields_of

__all__ = ["Table", "descriptor", "fields_of"]

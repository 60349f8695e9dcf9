"""Benchmarks: they print figures; nothing passes or fails here."""

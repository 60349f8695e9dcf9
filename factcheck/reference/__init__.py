"""The reference table: its rows, read and checked, and what they say of a claim."""

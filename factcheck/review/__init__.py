"""Review: what people decide on findings, kept in a log and carried over to later runs."""

"""The text as parsers read it: characters folded, broken lines healed, every place traced back."""

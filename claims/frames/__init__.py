"""What a mention is about: tokens, segments, heads, times and roles around it, put in a frame."""

from claims.frames.frame import frames

__all__ = ["frames"]

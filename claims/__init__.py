"""What the text says: documents in, quantitative claims out. Knows nothing of checking."""

from claims.claim import Claim, Frame
from claims.documents.document import Document
from claims.errors import ClaimsError, InputError, LexiconError
from claims.extract import extract
from claims.model import Kind, Mention, Period, Qualifier, Quantity

__all__ = [
    "Claim",
    "ClaimsError",
    "Document",
    "Frame",
    "InputError",
    "Kind",
    "LexiconError",
    "Mention",
    "Period",
    "Qualifier",
    "Quantity",
    "extract",
]

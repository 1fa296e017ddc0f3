from .consent import Consent
from .draft import Draft, DraftFile
from .event import Event
from .hand_over import HandOver
from .letter import Letter
from .lookup import Search, Term
from .own_page import OwnPage
from .passing import PassingLetter
from .saved import DraftLetter, SavedLink
from .sealed import SealedItem
from .sender import Sender
from .submission import Submission

__all__ = [
    "Consent",
    "Draft",
    "DraftFile",
    "DraftLetter",
    "Event",
    "HandOver",
    "Letter",
    "OwnPage",
    "PassingLetter",
    "SavedLink",
    "SealedItem",
    "Search",
    "Sender",
    "Submission",
    "Term",
]

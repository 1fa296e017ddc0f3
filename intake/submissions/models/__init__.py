from .consent import Consent
from .district import DistrictFigure
from .draft import Draft, DraftFile
from .event import Event
from .export import Export, ExportedCase, Purpose
from .hand_over import HandOver
from .letter import Letter
from .letter_text import LetterText
from .link import CaseLink
from .lookup import Search, Term
from .mention import Mention
from .own_page import OwnPage
from .passing import PassingLetter
from .reminder import Reminder
from .saved import DraftLetter, SavedLink
from .sealed import SealedItem
from .sender import Sender
from .submission import Submission

__all__ = [
    "CaseLink",
    "Consent",
    "DistrictFigure",
    "Draft",
    "DraftFile",
    "DraftLetter",
    "Event",
    "Export",
    "ExportedCase",
    "HandOver",
    "Letter",
    "LetterText",
    "Mention",
    "OwnPage",
    "PassingLetter",
    "Purpose",
    "Reminder",
    "SavedLink",
    "SealedItem",
    "Search",
    "Sender",
    "Submission",
    "Term",
]

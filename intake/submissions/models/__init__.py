from .consent import Consent
from .draft import Draft
from .event import Event
from .letter import Letter
from .own_page import OwnPage
from .sealed import SealedItem
from .submission import Submission

__all__ = ["Consent", "Draft", "Event", "Letter", "OwnPage", "SealedItem", "Submission"]

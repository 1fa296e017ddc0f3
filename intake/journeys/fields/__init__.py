"""What a step can ask. Every field says what it wants, why it asks, and what to do when something is missing.

Clean values are plain: text, numbers, truth, dates, lists of text. An optional field left empty gives
"" for text and single choices, None for numbers, dates and yes/no, [] for many choices and lists, False for an
acknowledgement.
"""

from .base import Asked, AskedBoundField
from .choices import Acknowledge, Choice, Many, Select, YesNo
from .contact import Email, Phone
from .dates import BirthYear, Day, Month, shown_day
from .files import Files
from .numbers import Money, WholeNumber
from .registers import Cvr, PNumber, Postcode
from .repeated import Repeated
from .text import LongText, Text

__all__ = [
    "Acknowledge",
    "Asked",
    "AskedBoundField",
    "BirthYear",
    "Choice",
    "Cvr",
    "Day",
    "Email",
    "Files",
    "LongText",
    "Many",
    "Money",
    "Month",
    "PNumber",
    "Phone",
    "Postcode",
    "Repeated",
    "Select",
    "Text",
    "WholeNumber",
    "YesNo",
    "shown_day",
]

"""The pieces that editors build texts from. Each has a template of its name in templates/cms/blocks/."""

from .agenda import AgendaItem
from .chart import Chart
from .correspondence import Letter, Question
from .press import PressKit
from .proposal import Answer, AnsweredQuestion, Paper, Source, Step
from .story import Story
from .text import Figure, Heading, LongText, Paragraph, Points, Text

__all__ = [
    "AgendaItem",
    "Answer",
    "AnsweredQuestion",
    "Chart",
    "Figure",
    "Heading",
    "Letter",
    "LongText",
    "Paper",
    "Paragraph",
    "Points",
    "PressKit",
    "Question",
    "Source",
    "Step",
    "Story",
    "Text",
]

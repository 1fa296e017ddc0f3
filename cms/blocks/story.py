"""A story: everything that editors may tell a campaign or a piece of news with."""

from .action import CallToAction
from .explaining import Comparison, FactBox, Faq, Timeline
from .pictures import Gallery, Picture, Video
from .text import LongText
from .voices import InventedVoice, Portrait, PublicQuote, Quote


class Story(LongText):
    """Text, figures and headings, and what makes a reader stop: faces, voices, pictures, tables, a way to act."""

    quote = Quote()
    public_quote = PublicQuote()
    invented_voice = InventedVoice()
    portrait = Portrait()
    fact_box = FactBox()
    timeline = Timeline()
    comparison = Comparison()
    call_to_action = CallToAction()
    picture = Picture()
    gallery = Gallery()
    video = Video()
    faq = Faq()

    class Meta:
        required = False
        template = "cms/blocks/story.html"

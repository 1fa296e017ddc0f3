from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.addresses import calendar_links
from cms.blocks import Letter, Question

from .base import PublicPage
from .meeting import meetings_under
from .pointing import opened


class DialoguePage(PublicPage):
    """A correspondence: letters in the order they were written, the questions they leave open, and the meetings."""

    letters = StreamField([("letter", Letter())], verbose_name=_("breve"), blank=True)
    questions_heading = models.CharField(_("overskrift over spørgsmålene"), max_length=90, blank=True)
    questions_lead = models.CharField(_("indledning til spørgsmålene"), max_length=300, blank=True)
    questions = StreamField([("question", Question())], verbose_name=_("spørgsmål"), blank=True)

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("letters", help_text=_("Det ældste først. Gengiv brevet med jeres egne ord.")),
        FieldPanel("questions_heading", help_text=_("Står over de spørgsmål, som brevene rejser.")),
        FieldPanel("questions_lead", help_text=_("Sig, hvem der spørger, og hvad I gør ved det.")),
        FieldPanel("questions", help_text=_("Et ad gangen, med det forslag, som det handler om.")),
    ]
    search_fields = [*PublicPage.search_fields, index.SearchField("letters"), index.SearchField("questions")]

    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.MeetingPage"]

    class Meta:
        verbose_name = _("dialog")
        verbose_name_plural = _("dialoger")

    def _drop_shut_proposals(self) -> None:
        """Leave a question no proposal that is hidden or shut, and give the others their colour. Two queries."""
        chosen = [asked.value["proposal"] for asked in self.questions if asked.value["proposal"]]
        found = {one.pk: one for one in opened(chosen, self)}
        for asked in self.questions:
            if asked.value["proposal"]:
                asked.value["proposal"] = found.get(asked.value["proposal"].pk)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        self._drop_shut_proposals()
        meetings = list(meetings_under(self))
        return {
            **context,
            "upcoming": [meeting for meeting in meetings if not meeting.is_over],
            "held": [meeting for meeting in reversed(meetings) if meeting.is_over],
            "calendar": calendar_links(self, request),
        }

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.blocks import Letter, Question

from .base import PublicPage
from .programme import with_themes


class DialoguePage(PublicPage):
    """A correspondence: letters in the order they were written, and the questions they leave open."""

    letters = StreamField([("letter", Letter())], verbose_name=_("breve"), blank=True)
    questions_heading = models.CharField(_("overskrift over spørgsmålene"), max_length=90, blank=True)
    questions_lead = models.CharField(_("indledning til spørgsmålene"), max_length=300, blank=True)
    questions = StreamField([("question", Question())], verbose_name=_("spørgsmål"), blank=True)

    content_panels = [
        *PublicPage.content_panels,
        FieldPanel("letters"),
        FieldPanel("questions_heading"),
        FieldPanel("questions_lead"),
        FieldPanel("questions"),
    ]
    search_fields = [*PublicPage.search_fields, index.SearchField("letters"), index.SearchField("questions")]

    parent_page_types = ["cms.HomePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("dialog")
        verbose_name_plural = _("dialoger")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        with_themes([asked.value["proposal"] for asked in self.questions if asked.value["proposal"]])
        return context

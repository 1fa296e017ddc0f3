"""A page's own picture: at its top, in lists, and where the page is shared."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.images.models import AbstractRendition
from wagtail.images.shortcuts import get_rendition_or_not_found

from cms import renditions


class WithCover(models.Model):
    """A page with a picture, which may be missing, and words for whoever cannot see it, which may not."""

    cover = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("billede"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_(
            "Øverst på siden, i lister, og når siden bliver delt. Sæt billedets fokus, så beskæres det rigtigt."
        ),
    )
    cover_alt = models.CharField(
        _("hvad billedet viser"),
        max_length=240,
        blank=True,
        help_text=_("På sidens sprog, til dem, der ikke ser billedet. Tomt felt: billedets egen beskrivelse bruges."),
    )

    cover_panel = MultiFieldPanel([FieldPanel("cover"), FieldPanel("cover_alt")], heading=_("Billede"))

    class Meta:
        abstract = True

    @property
    def cover_words(self) -> str:
        """What stands for the picture where it is not seen."""
        return self.cover_alt or (self.cover.default_alt_text if self.cover else "")

    @cached_property
    def shared_picture(self) -> AbstractRendition | None:
        """The picture in the shape in which links are shown where pages are shared."""
        return get_rendition_or_not_found(self.cover, "fill-1200x630|format-jpeg") if self.cover else None

    def clean(self):
        super().clean()
        # In any language: proofreading asks for the page's own before it is published, and a draft is always saved.
        if self.cover and not (self.cover_alt or self.cover.description):
            raise ValidationError({"cover_alt": _("Skriv, hvad billedet viser.")})


def with_renditions(pages: list) -> list:
    """Give the covers of a list's pages the sizes that have been made. One query, however many pages."""
    covers = [page.cover for page in pages if page.cover]
    if covers:
        made = (
            type(covers[0]).get_rendition_model().objects.filter(filter_spec__in=renditions.all_specs("list", "cover"))
        )
        wanted = models.Prefetch("renditions", queryset=made, to_attr="prefetched_renditions")
        models.prefetch_related_objects(covers, wanted)
    return pages

"""Our pictures: none without words for who cannot see it, none of a person without a note of who said yes."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.search import index


class DokImage(AbstractImage):
    """A picture with its description in Danish, and in English where English pages show it.

    The description is the alternative text wherever a page does not give a better one of its own. The note of consent
    is for staff: no page shows it and no search finds it.
    """

    description = models.CharField(
        _("beskrivelse af billedet"),
        max_length=255,
        help_text=_(
            "Sig, hvad man ser, til den, der ikke kan se billedet. Begynd ikke med «Billede af». "
            "Bruges som alternativ tekst på danske sider."
        ),
    )
    description_en = models.CharField(
        _("beskrivelse på engelsk"),
        max_length=255,
        blank=True,
        help_text=_("Det samme på engelsk. Skal være der, før en engelsk side kan vise billedet."),
    )
    credit = models.CharField(
        _("fotograf eller kilde"),
        max_length=160,
        blank=True,
        help_text=_("Vises ved billedet. Loven siger, at fotografen skal nævnes: «Foto: Navn Navnesen»."),
    )
    shows_people = models.BooleanField(
        _("man kan kende mennesker på billedet"),
        default=False,
        help_text=_("Sæt kryds, også når ansigtet er sløret, hvis nogen kan kende personen."),
    )
    consent = models.TextField(
        _("hvem har sagt ja, hvornår og til hvad"),
        max_length=600,
        blank=True,
        help_text=_(
            "Skal udfyldes, når man kan kende mennesker. Skriv, hvor samtykket ligger. Vises ikke på siden. "
            "Skriv aldrig CPR-nummer eller noget om helbred."
        ),
    )

    admin_form_fields = (
        "title",
        "file",
        "description",
        "description_en",
        "credit",
        "shows_people",
        "consent",
        "collection",
        "tags",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )
    search_fields = [*AbstractImage.search_fields, index.SearchField("credit"), index.FilterField("shows_people")]

    class Meta:
        verbose_name = _("billede")
        verbose_name_plural = _("billeder")

    def clean(self):
        super().clean()
        if self.shows_people and not self.consent.strip():
            raise ValidationError({"consent": _("Skriv, hvem der har sagt ja. Ellers må billedet ikke vises.")})

    @property
    def default_alt_text(self) -> str:
        """The description in the language of the page that is shown. Neither the title nor Danish stands in for it.

        A voice that reads English makes nothing of Danish words: without English ones the picture is passed over.
        """
        return self.description_en if get_language() == "en" else self.description


class DokRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(DokImage, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)

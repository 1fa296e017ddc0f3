"""The editors' way to let a translation written by hand be kept piece by piece."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail_localize.models import Translation

from cms import translation_age
from cms.adopting import BuiltDifferently, adopt

RIGHT = "wagtail_localize.submit_translation"


def can_be_adopted(page: Page) -> bool:
    """Whether a page is a translation that somebody wrote by hand. Two queries for a translation, none for Danish."""
    if translation_age.published_original_of(page) is None:
        return False
    return not Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id
    ).exists()


def button(page: Page, user, address: str):
    """The button in the page's own menu."""
    if user.has_perm(RIGHT) and not page.is_root() and can_be_adopted(page):
        yield Button(_("Oversæt stykke for stykke"), address, priority=60, icon_name="wagtail-localize-language")


class AdoptView(WagtailAdminTemplateMixin, TemplateView):
    """Ask first, then do it, or say why it cannot be done."""

    template_name = "cms/admin/adopt.html"
    page_title = gettext_lazy("Oversæt stykke for stykke")
    header_icon = "wagtail-localize-language"

    def dispatch(self, request, *args, **kwargs):
        self.page = get_object_or_404(Page, pk=kwargs["page_id"])
        if not (request.user.has_perm(RIGHT) and self.page.permissions_for_user(request.user).can_edit()):
            raise PermissionDenied
        if not can_be_adopted(self.page):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self):
        return self.page.title

    def get_context_data(self, **kwargs):
        return super().get_context_data(page=self.page, **kwargs)

    def post(self, request, *args, **kwargs):
        try:
            adopt(translation_age.published_original_of(self.page), self.page)
        except BuiltDifferently:
            said = _(
                "De to sider er ikke bygget ens. Giv dem de samme felter og blokke i samme rækkefølge, og prøv igen."
            )
            messages.error(request, said)
        else:
            messages.success(request, _("Nu oversætter du siden stykke for stykke. Alt, hvad der stod, er med."))
        return redirect("wagtailadmin_pages:edit", self.page.pk)
